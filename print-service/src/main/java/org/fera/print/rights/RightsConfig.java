package org.fera.print.rights;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Who is asked what callers may print, and whether they may come directly. */
@ConfigMapping(prefix = "fera.print.rights")
public interface RightsConfig {

  /**
   * Instances of wsgi-app, reached directly and not by the portal's entry, for example {@code
   * http://127.0.0.1:8081}. Absent: no portal knows the callers; then all layouts are for
   * everybody, except those with {@code access}, which are for nobody.
   */
  Optional<List<URI>> wsgiApp();

  /** False: only prints by way of wsgi-app's /printproxy are taken. */
  @WithName("public")
  @WithDefault("true")
  boolean isPublic();

  /** The secret that wsgi-app and this service share: it shows who comes by /printproxy. */
  Optional<String> key();

  /** How long an answer is believed. */
  @WithDefault("10S")
  Duration cache();

  /** Longest time until an instance answers. */
  @WithDefault("3S")
  Duration timeout();
}
