package org.fera.launcher.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.fera.launcher.Failure;
import org.fera.launcher.portal.Setting;
import org.fera.launcher.state.FileTrees;
import org.fera.launcher.state.StateFolder;

/**
 * The sample's files (deploy/sample): copied into the state folder under their checksum.
 *
 * @param checkout the root of the sources
 */
public record Sample(Path checkout) {

  private static final String FOLDER = "deploy/sample";
  private static final String MAPFILE = "mapserver/geodata.map";

  /** The folder that the present files are copied to. */
  public Path folder(StateFolder state) {
    return state.sample().resolve(Sources.of(checkout, FOLDER).checksum());
  }

  /** Copies them unless they are there. */
  public void deploy(Path folder) {
    if (!Files.exists(folder)) {
      FileTrees.copy(checkout.resolve(FOLDER), folder);
    }
  }

  /** Fills in the mapfile's connection and folder; rewrites nothing that is as it should be. */
  public static void fillMapfile(Setting setting) {
    Path folder = setting.sample().resolve("mapserver");
    try {
      String map =
          Files.readString(setting.sample().resolve(MAPFILE))
              .replace("%PG%", setting.readingConnection());
      write(folder.resolve("run.map"), map);
      Path configuration = folder.resolve("mapserver.conf");
      write(configuration, Files.readString(configuration).replace("@DIR@", folder.toString()));
    } catch (IOException e) {
      throw Failure.of("cannot fill in the mapfile in " + folder + ": " + e.getMessage());
    }
  }

  private static void write(Path file, String text) throws IOException {
    if (!Files.exists(file) || !Files.readString(file).equals(text)) {
      Files.writeString(file, text);
    }
  }

  /** The files of the portal's rows, in the order of their names. */
  public static List<Path> rows(Path folder) {
    try (Stream<Path> files = Files.list(folder.resolve("sql"))) {
      return files.filter(f -> f.toString().endsWith(".sql")).sorted().toList();
    } catch (IOException e) {
      throw Failure.of("cannot read the sample's rows: " + e.getMessage());
    }
  }
}
