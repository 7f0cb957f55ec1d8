package org.fera.app.testing;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import javax.tools.ToolProvider;

/** The example of docs/operations/extensions.md, compiled and packed: a jar that no test knows. */
final class ExtensionJar {

  private static final String CLASS = "example/Example";

  private ExtensionJar() {}

  static Path make(Path document) throws IOException {
    Path folder = Files.createTempDirectory("extension");
    Path source = folder.resolve(CLASS + ".java");
    Files.createDirectories(source.getParent());
    String text = Files.readString(document);
    int begin = text.indexOf("```java\n") + "```java\n".length();
    Files.writeString(source, text.substring(begin, text.indexOf("```", begin)));
    Path classes = Path.of(System.getProperty("fera.root"), "wsgi-app/target/classes");
    int status =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                null,
                "-proc:none",
                "-cp",
                classes + ":" + System.getProperty("java.class.path"),
                "-d",
                folder.toString(),
                source.toString());
    if (status != 0) {
      throw new IllegalStateException("The example of " + document + " does not compile.");
    }
    return pack(folder);
  }

  private static Path pack(Path folder) throws IOException {
    Path jar = folder.resolve("example.jar");
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(file);
        Stream<Path> classes = Files.list(folder.resolve("example"))) {
      for (Path one : classes.filter(path -> path.toString().endsWith(".class")).toList()) {
        out.putNextEntry(new ZipEntry("example/" + one.getFileName()));
        out.write(Files.readAllBytes(one));
      }
      for (String service : List.of("PortalRoute", "LayerCheck", "LoginProof")) {
        out.putNextEntry(new ZipEntry("META-INF/services/org.fera.app.spi." + service));
        out.write("example.Example\n".getBytes(StandardCharsets.UTF_8));
      }
    }
    return jar;
  }
}
