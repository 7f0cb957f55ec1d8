package org.fera.print.entry;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;

/** The portal's visible address: what links start with and what counts as the portal itself. */
@ApplicationScoped
public class Entry {

  private final EntryConfig config;

  /** Made by CDI. */
  public Entry(EntryConfig config) {
    this.config = config;
  }

  /** The visible path prefix without its last slash: empty, or for example {@code /portal}. */
  public String prefix() {
    String point = config.point().replaceAll("/+$", "");
    return point.isEmpty() || point.startsWith("/") ? point : "/" + point;
  }

  /** The portal's visible address with a slash at its end. */
  public URI url() {
    return URI.create(config.protocol() + "://" + config.host() + prefix() + "/");
  }

  /** This instance's name, as the header {@code X-Fera-Instance} carries it. */
  public String instance() {
    return "print-service-" + config.instance();
  }
}
