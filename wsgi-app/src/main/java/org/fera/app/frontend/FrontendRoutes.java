package org.fera.app.frontend;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.FileSystemAccess;
import io.vertx.ext.web.handler.StaticHandler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.fera.app.http.CacheHeaders;
import org.fera.app.http.EntryPoint;

/**
 * The page of each front end is at {@code /<interface>} and {@code /<interface>/theme/<name>}, and
 * at {@code /} and {@code /theme/<name>} when it replaces the built-in viewer; its files are below
 * {@code /static-frontend/<interface>/}.
 */
@ApplicationScoped
public class FrontendRoutes {

  /** Before the built-in viewer, which the front end may replace. */
  private static final int BEFORE_VIEWER = -10;

  private static final int PAGE_SECONDS = 10;
  private static final String FOR_EVER = "public, max-age=31536000, immutable";
  private static final String ASK_EACH_TIME = "no-cache";

  /** Builds put a hash of the content before the ending. */
  private static final Pattern HASHED = Pattern.compile("[-.][0-9a-f]{6,}\\.\\w+(?:\\.map)?$");

  private final List<Frontend> frontends;
  private final EntryPoint entryPoint;
  private final Optional<String> first;

  FrontendRoutes(
      FrontendConfig config,
      EntryPoint entryPoint,
      @ConfigProperty(name = "fera.viewer.replaced-by") Optional<String> first) {
    this.frontends =
        config.mounted().entrySet().stream()
            .map(entry -> Frontend.of(entry.getKey(), entry.getValue()))
            .toList();
    this.entryPoint = entryPoint;
    this.first = first;
    if (first.isPresent() && !config.mounted().containsKey(first.get())) {
      throw new IllegalArgumentException(
          "fera.viewer.replaced-by: no front end is mounted as " + first.get() + ".");
    }
  }

  void install(@Observes Router router) {
    for (Frontend frontend : frontends) {
      String own = "/" + frontend.name();
      // ngeo's header is a template of the operator's, beside the page wherever that is shown.
      for (String above : List.of(own, "/theme" + own, own + "/theme" + own)) {
        read(router.route(above + "/header.html")).handler(context -> header(context, frontend));
      }
      page(router, own, frontend);
      page(router, own + "/theme/*", frontend);
      if (first.filter(frontend.name()::equals).isPresent()) {
        page(router, "/", frontend);
        page(router, "/theme/*", frontend);
      }
      read(router.route("/" + frontend.files() + "*"))
          .handler(FrontendRoutes::headOfFile)
          .handler(files(frontend));
    }
  }

  private void page(Router router, String path, Frontend frontend) {
    read(router.route(path)).blockingHandler(context -> page(context, frontend), false);
  }

  private static Route read(Route route) {
    return route.order(BEFORE_VIEWER).method(HttpMethod.GET).method(HttpMethod.HEAD);
  }

  private static StaticHandler files(Frontend frontend) {
    return StaticHandler.create(FileSystemAccess.ROOT, frontend.folder().toString())
        .setIncludeHidden(false)
        .setDirectoryListing(false)
        .setCachingEnabled(false);
  }

  private static void headOfFile(RoutingContext context) {
    boolean hashed = HASHED.matcher(context.normalizedPath()).find();
    context
        .response()
        .putHeader(HttpHeaders.CACHE_CONTROL, hashed ? FOR_EVER : ASK_EACH_TIME)
        .putHeader("X-Content-Type-Options", "nosniff");
    context.next();
  }

  private void page(RoutingContext context, Frontend frontend) {
    String page = FrontendPage.adapted(text(frontend.page()), frontend, entryPoint.path());
    html(context, CacheHeaders.everybody(PAGE_SECONDS))
        .response()
        .putHeader("Content-Security-Policy", frontend.policy())
        .putHeader("Referrer-Policy", "same-origin")
        .end(page);
  }

  private static void header(RoutingContext context, Frontend frontend) {
    Path file = frontend.folder().resolve(frontend.name()).resolve("header.html");
    html(context, CacheHeaders.everybody(PAGE_SECONDS))
        .response()
        .end(Files.isReadable(file) ? text(file) : "");
  }

  private static RoutingContext html(RoutingContext context, String caching) {
    context
        .response()
        .putHeader(HttpHeaders.CONTENT_TYPE, "text/html; charset=utf-8")
        .putHeader(HttpHeaders.CACHE_CONTROL, caching)
        .putHeader("X-Content-Type-Options", "nosniff");
    return context;
  }

  /** Read each time: an operator may put a new build there while this runs. */
  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
