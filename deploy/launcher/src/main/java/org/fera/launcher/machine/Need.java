package org.fera.launcher.machine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Something that the machine has to have, and the Debian package that brings it. It is looked for
 * as a file, so that what came another way than by a package counts too.
 *
 * @param name in the words of the user
 * @param files patterns (glob) below the root folder, of which one has to match
 * @param debianPackage what brings it
 */
public record Need(String name, List<String> files, String debianPackage) {

  /** Servers and fonts for {@code ./fera up}. */
  public static final List<Need> TO_RUN =
      List.of(
          new Need(
              "PostgreSQL 15 or newer",
              List.of("usr/lib/postgresql/{1[5-9],[2-9][0-9]}/bin/postgres"),
              "postgresql"),
          new Need(
              "PostGIS",
              List.of("usr/share/postgresql/{1[5-9],[2-9][0-9]}/extension/postgis.control"),
              "postgresql-postgis"),
          new Need("MapServer", List.of("usr/lib/cgi-bin/mapserv"), "cgi-mapserver"),
          new Need("Memcached", programs("memcached"), "memcached"),
          new Need("HAProxy", programs("haproxy"), "haproxy"),
          new Need("supervisor", programs("supervisord"), "supervisor"),
          new Need("PROJ's data", List.of("usr/share/proj/proj.db"), "proj-data"),
          new Need(
              "DejaVu fonts",
              List.of("usr/share/fonts/truetype/dejavu/DejaVuSans.ttf"),
              "fonts-dejavu-core"),
          new Need(
              "DejaVu fonts, oblique",
              List.of("usr/share/fonts/truetype/dejavu/DejaVuSans-Oblique.ttf"),
              "fonts-dejavu-extra"));

  /** What the tests need on top. */
  public static final List<Need> TO_TEST =
      List.of(
          new Need("GDAL's programs", programs("gdal_translate"), "gdal-bin"),
          new Need("Chromium", programs("chromium"), "chromium"),
          new Need("chromedriver", programs("chromedriver"), "chromium-driver"),
          new Need("npm", programs("npm"), "npm"));

  /** Loads servers for {@code ./fera bench}. */
  public static final Need WRK = new Need("wrk", programs("wrk"), "wrk");

  /** MapCache in Apache, beside which {@code ./fera bench tiles} measures. */
  public static final Need MAPCACHE =
      new Need(
          "mod_mapcache",
          List.of("usr/lib/apache2/modules/mod_mapcache.so"),
          "libapache2-mod-mapcache");

  private static List<String> programs(String name) {
    return Stream.of("usr/sbin/", "usr/bin/", "usr/local/sbin/", "usr/local/bin/")
        .map(folder -> folder + name)
        .toList();
  }

  /** Whether it is there, below a root folder. */
  public boolean isMetBelow(Path root) {
    return files.stream().anyMatch(pattern -> exists(root, pattern));
  }

  private static boolean exists(Path root, String pattern) {
    int wild = pattern.indexOf('{');
    if (wild < 0) {
      return Files.isRegularFile(root.resolve(pattern));
    }
    // Only the part from the first folder with a wildcard on is walked.
    Path start = root.resolve(pattern.substring(0, pattern.lastIndexOf('/', wild)));
    if (!Files.isDirectory(start)) {
      return false;
    }
    var matcher = FileSystems.getDefault().getPathMatcher("glob:" + root.resolve(pattern));
    try (Stream<Path> all = Files.find(start, 3, (path, attributes) -> matcher.matches(path))) {
      return all.findAny().isPresent();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
