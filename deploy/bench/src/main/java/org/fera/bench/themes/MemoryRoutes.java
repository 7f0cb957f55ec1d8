package org.fera.bench.themes;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import javax.tools.ToolProvider;

/**
 * The peer, an extension of wsgi-app (docs/operations/extensions.md) in the same JVM: {@code
 * /bench/worker} and {@code /bench/event-loop} answer with the bytes of a file and the headers of
 * {@code /themes}, from memory, where their names say.
 */
final class MemoryRoutes {

  private static final String NAME = "MemoryRoute";

  private static final String SOURCE =
      """
      import io.vertx.core.buffer.Buffer;
      import io.vertx.ext.web.Router;
      import io.vertx.ext.web.RoutingContext;
      import java.nio.file.Files;
      import java.nio.file.Path;

      public class MemoryRoute implements org.fera.app.spi.PortalRoute {
        private volatile Buffer bytes;

        @Override
        public void install(Router router) {
          router.get("/bench/worker").blockingHandler(this::answer, false);
          router.get("/bench/event-loop").handler(this::answer);
        }

        private void answer(RoutingContext context) {
          context.response()
              .putHeader("Content-Type", "application/json")
              .putHeader("Content-Encoding", "gzip")
              .putHeader("Cache-Control", "private, max-age=600")
              .putHeader("ETag", "W/\\"0123456789abcdef01234567\\"")
              .putHeader("Vary", "Cookie, Authorization, Accept-Encoding")
              .end(bytes());
        }

        private Buffer bytes() {
          if (bytes == null) {
            try {
              bytes = Buffer.buffer(Files.readAllBytes(Path.of(System.getenv("BENCH_BYTES"))));
            } catch (java.io.IOException e) {
              throw new java.io.UncheckedIOException(e);
            }
          }
          return bytes;
        }
      }
      """;

  private MemoryRoutes() {}

  /** Compiles them into a jar. */
  static Path jar(Path checkout) throws IOException {
    Path folder = Files.createTempDirectory("fera-bench-routes");
    Path source = Files.writeString(folder.resolve(NAME + ".java"), SOURCE);
    Path application = checkout.resolve("wsgi-app/target/quarkus-app");
    List<String> arguments =
        List.of("-proc:none", "-cp", classpath(application), "-d", folder.toString(), source + "");
    if (ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new))
        != 0) {
      throw new IllegalStateException("the peer does not compile");
    }
    Path jar = folder.resolve("routes.jar");
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(file)) {
      out.putNextEntry(new ZipEntry(NAME + ".class"));
      out.write(Files.readAllBytes(folder.resolve(NAME + ".class")));
      out.putNextEntry(new ZipEntry("META-INF/services/org.fera.app.spi.PortalRoute"));
      out.write(NAME.getBytes(StandardCharsets.UTF_8));
    }
    return jar;
  }

  private static String classpath(Path application) throws IOException {
    try (Stream<Path> app = Files.list(application.resolve("app"));
        Stream<Path> libraries = Files.list(application.resolve("lib/main"))) {
      return Stream.concat(app, libraries).map(Path::toString).collect(Collectors.joining(":"));
    }
  }
}
