package org.fera.app.identity;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;

/** The networks of the intranet, read once. */
@ApplicationScoped
class Intranet {

  private final Remote.Networks networks;

  Intranet(AuthenticationConfig config) {
    this.networks = Remote.Networks.of(config.intranetNetworks().orElse(List.of()));
  }

  /** A wrong network stops the start. */
  void read(@Observes StartupEvent start) {}

  Remote.Networks networks() {
    return networks;
  }
}
