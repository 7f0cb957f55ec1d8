package org.fera.print.fetch;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What may be fetched for a print, and how long that may take. */
@ConfigMapping(prefix = "fera.print.fetch")
public interface FetchConfig {

  /**
   * Where the portal is reached from here: relative URLs and those of its visible address go there.
   */
  @WithDefault("http://127.0.0.1:8080")
  URI portalUrl();

  /**
   * Further servers that a request may name: {@code https://wms.example.org} (scheme, host and port
   * must match, the address may be private), and {@code *} for every server with public addresses
   * only.
   */
  Optional<List<String>> allowed();

  /** Time for a connection. */
  @WithDefault("5S")
  Duration connectTimeout();

  /** Time for one answer, body included. */
  @WithDefault("45S")
  Duration timeout();

  /** How often an answer is asked for when the network or the server (5xx) fails. */
  @WithDefault("3")
  int attempts();

  /** Wait before the second attempt; doubled before each further one. */
  @WithDefault("0.1S")
  Duration pause();

  /** Largest body in bytes. */
  @WithDefault("33554432")
  int maxBytes();

  /** Answers under way at the same time, over all jobs. */
  @WithDefault("12")
  int parallel();

  /** Answers under way at the same time of one server. */
  @WithDefault("8")
  int perHost();

  /** Bytes of answers that are kept for other jobs, as long as their servers allow that. */
  @WithDefault("8388608")
  int cacheBytes();
}
