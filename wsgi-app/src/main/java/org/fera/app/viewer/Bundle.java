package org.fera.app.viewer;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The files that the viewer's build has left on the class path (docs/adr/0025), read once; about a
 * megabyte.
 */
@ApplicationScoped
public class Bundle {

  static final String FOLDER = "META-INF/viewer/";
  private static final String PAGE = "index.html";

  private final String page;
  private final Map<String, BundleFile> files;

  /** bundle.json: SHA-256 of the sources, and of each file by its path in the folder. */
  record Contents(String sources, Map<String, String> files) {}

  Bundle(ObjectMapper json) {
    Contents contents = contents(json);
    this.page = new String(read(PAGE), StandardCharsets.UTF_8);
    this.files =
        contents.files().entrySet().stream()
            .filter(entry -> !entry.getKey().equals(PAGE))
            .collect(
                Collectors.toUnmodifiableMap(
                    Map.Entry::getKey,
                    entry ->
                        BundleFile.of(entry.getKey(), read(entry.getKey()), entry.getValue())));
  }

  /** The page as it was built, for no path and no interface in particular. */
  String page() {
    return page;
  }

  /**
   * @param path in the bundle, e.g. {@code viewer/index-1a2b.js}; what the bundle does not list is
   *     absent, whatever lies on the class path
   */
  Optional<BundleFile> file(String path) {
    return Optional.ofNullable(files.get(path));
  }

  static Contents contents(ObjectMapper json) {
    try {
      return json.readValue(read("bundle.json"), Contents.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static byte[] read(String path) {
    ClassLoader loader = Thread.currentThread().getContextClassLoader();
    try (InputStream in = loader.getResourceAsStream(FOLDER + path)) {
      if (in == null) {
        throw new IllegalStateException("The viewer's bundle has no " + path);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
