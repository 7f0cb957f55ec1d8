package org.fera.app.http;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** How the portal is reached from outside; GeoMapFish's {@code VISIBLE_*} variables. */
@ConfigMapping(prefix = "fera.visible")
public interface VisibleConfig {

  /** The path under which all routes are reached besides {@code /}; with or without slashes. */
  @WithDefault("/")
  String entryPoint();

  /** Host and port of links; absent: the {@code Host} header of the request. */
  Optional<String> webHost();

  /** {@code http} or {@code https} of links; absent: that of the request. */
  Optional<String> webProtocol();
}
