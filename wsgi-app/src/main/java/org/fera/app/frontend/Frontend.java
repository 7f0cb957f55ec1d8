package org.fera.app.frontend;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A front end.
 *
 * @param name of its interface
 * @param folder of its files
 * @param page a file in the folder
 * @param policy the header Content-Security-Policy of its page
 */
record Frontend(String name, Path folder, Path page, String policy) {

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]+");

  /** AngularJS, on which ngeo is built, makes functions of text and sets styles in the page. */
  private static final String POLICY =
      "default-src 'self'; script-src 'self' 'unsafe-eval'; style-src 'self' 'unsafe-inline';"
          + " font-src 'self' data:; img-src 'self' data: blob: http: https:; connect-src 'self'"
          + " http: https:; worker-src 'self' blob:; object-src 'none'; base-uri 'self';"
          + " form-action 'self'; frame-ancestors 'self'";

  /**
   * Reads the settings of one.
   *
   * @throws IllegalArgumentException naming the setting that cannot be followed
   */
  static Frontend of(String name, FrontendConfig.Mounted mounted) {
    String key = "fera.frontend." + name;
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(key + ": an interface has letters, digits, - and _.");
    }
    Path folder = mounted.folder().toAbsolutePath().normalize();
    if (!Files.isDirectory(folder)) {
      throw new IllegalArgumentException(key + ".folder: " + folder + " is no folder.");
    }
    List<String> pages =
        mounted.page().map(List::of).orElseGet(() -> List.of(name + ".html", "index.html"));
    Path page =
        pages.stream()
            .map(file -> folder.resolve(file).normalize())
            .filter(file -> file.startsWith(folder) && Files.isReadable(file))
            .findFirst()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        key + ".page: " + folder + " has no " + String.join(", ", pages) + "."));
    return new Frontend(name, folder, page, mounted.contentSecurityPolicy().orElse(POLICY));
  }

  /** Where its files are fetched, below the portal's path. */
  String files() {
    return "static-frontend/" + name + "/";
  }
}
