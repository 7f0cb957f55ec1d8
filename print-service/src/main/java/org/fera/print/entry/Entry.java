package org.fera.print.entry;

import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/** The portal's visible address: what links start with and what counts as the portal itself. */
@ApplicationScoped
public class Entry {

  /** In which environment a request is; the portal's entry sets it, and nobody else. */
  public static final String ENVIRONMENT = "X-Fera-Environment";

  private final EntryConfig config;
  private final Map<String, EnvironmentsConfig.Environment> environments;

  /** Made by CDI. */
  @Inject
  public Entry(EntryConfig config, EnvironmentsConfig environments) {
    this(config, environments.byName());
  }

  /** With production alone. */
  public Entry(EntryConfig config) {
    this(config, Map.of());
  }

  private Entry(EntryConfig config, Map<String, EnvironmentsConfig.Environment> environments) {
    this.config = config;
    this.environments = Map.copyOf(environments);
  }

  /** The visible path prefix without its last slash: empty, or for example {@code /portal}. */
  public String prefix() {
    String point = config.point().replaceAll("/+$", "");
    return point.isEmpty() || point.startsWith("/") ? point : "/" + point;
  }

  /** The same for the environment that a request is in. */
  public String prefix(HttpServerRequest request) {
    return Optional.ofNullable(request.getHeader(ENVIRONMENT))
        .map(environments::get)
        .flatMap(EnvironmentsConfig.Environment::seenAt)
        .map(seen -> seen.getRawPath().replaceAll("/+$", ""))
        .orElseGet(this::prefix);
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
