package org.fera.app.extensions;

import io.quarkus.logging.Log;
import io.vertx.ext.web.Router;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import org.fera.app.spi.LayerCheck;
import org.fera.app.spi.LoginProof;
import org.fera.app.spi.PortalRoute;

/** What the operator's jars add; nothing where none is named. */
@ApplicationScoped
public class Extensions {

  private final List<PortalRoute> routes;
  private final List<LayerCheck> checks;
  private final List<LoginProof> proofs;

  /**
   * @throws IllegalArgumentException naming the jar that cannot be read
   */
  Extensions(ExtensionsConfig config) {
    List<Path> jars = config.jars().orElse(List.of());
    ClassLoader loader =
        jars.isEmpty()
            ? null
            : new URLClassLoader(
                jars.stream().map(Extensions::url).toArray(URL[]::new),
                Extensions.class.getClassLoader());
    this.routes = load(PortalRoute.class, loader);
    this.checks = load(LayerCheck.class, loader);
    this.proofs = load(LoginProof.class, loader);
  }

  /** Whether no check keeps a layer from callers with these roles. */
  public boolean allow(Set<String> roles, String layer) {
    return checks.stream().allMatch(check -> check.allows(roles, layer));
  }

  /** The user that the first proof names which names one. */
  public Optional<String> username(LoginProof.Asked request) {
    return proofs.stream().flatMap(proof -> proof.username(request).stream()).findFirst();
  }

  void install(@Observes Router router) {
    routes.forEach(route -> route.install(router));
  }

  private static <T> List<T> load(Class<T> service, ClassLoader loader) {
    if (loader == null) {
      return List.of();
    }
    List<T> found =
        ServiceLoader.load(service, loader).stream().map(ServiceLoader.Provider::get).toList();
    found.forEach(
        one -> Log.infof("%s is a %s.", one.getClass().getName(), service.getSimpleName()));
    return found;
  }

  private static URL url(Path jar) {
    if (!Files.isReadable(jar)) {
      throw new IllegalArgumentException("fera.extensions.jars: " + jar + " cannot be read.");
    }
    try {
      return jar.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException("fera.extensions.jars: " + jar, e);
    }
  }
}
