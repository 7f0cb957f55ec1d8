package org.fera.print.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import net.sf.jasperreports.engine.DefaultJasperReportsContext;
import net.sf.jasperreports.engine.SimpleJasperReportsContext;
import org.fera.print.app.AppFolders;
import org.fera.print.app.AppReader;
import org.fera.print.app.PrintApp;
import org.fera.print.json.SpecException;
import org.fera.print.spec.SpecReader;
import org.fera.print.yaml.ConfigException;

/**
 * Loads print folders as the service would and says all that is wrong with them: each faulty
 * attribute, processor, matcher and key of {@code config.yaml}, each fault of a template, each
 * example request that the app would refuse.
 */
public final class FolderCheck {

  private static final int DEEPEST = 4;
  private static final ObjectMapper JSON = new ObjectMapper();

  /** What several layouts share by an anchor is faulty once. */
  private final Set<String> faults = new LinkedHashSet<>();

  private FolderCheck() {}

  /** The faults of all apps in and below a folder, each with its file. */
  public static List<String> faults(Path root) {
    FolderCheck check = new FolderCheck();
    try {
      List<Path> apps = apps(root);
      if (apps.isEmpty()) {
        return List.of(root + ": there is no " + AppFolders.CONFIG + " in this folder or below it");
      }
      Path work = Files.createTempDirectory("fera-print-check");
      try {
        for (Path app : apps) {
          check.app(root, app, work);
        }
      } finally {
        WorkFolder.delete(work);
      }
    } catch (IOException e) {
      check.faults.add(root + ": cannot be read: " + e.getMessage());
    }
    return List.copyOf(check.faults);
  }

  private static List<Path> apps(Path root) throws IOException {
    if (!Files.isDirectory(root)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(root, DEEPEST)) {
      return files
          .filter(Files::isDirectory)
          .filter(folder -> Files.isRegularFile(AppFolders.config(folder)))
          .sorted()
          .toList();
    }
  }

  private void app(Path root, Path folder, Path work) throws IOException {
    String where = root.relativize(folder).toString();
    String prefix = where.isEmpty() ? "" : where + "/";
    PrintApp app = null;
    try {
      app = AppReader.read("check", folder, fault -> faults.add(prefix + fault.getMessage()));
    } catch (ConfigException e) {
      faults.add(prefix + e.getMessage());
    }
    CompiledApps compiler =
        new CompiledApps(
            new SimpleJasperReportsContext(DefaultJasperReportsContext.getInstance()), work);
    compiler.compile(
        "check" + faults.size(), folder, fault -> faults.add(prefix + fault.getMessage()));
    if (app != null) {
      examples(app, prefix);
    }
  }

  private void examples(PrintApp app, String prefix) throws IOException {
    try (Stream<Path> files = Files.list(app.folder())) {
      for (Path file : files.filter(FolderCheck::example).sorted().toList()) {
        try {
          SpecReader.read(app, (ObjectNode) JSON.readTree(file.toFile()));
        } catch (SpecException | IOException | ClassCastException e) {
          faults.add(prefix + file.getFileName() + ": " + e.getMessage());
        }
      }
    }
  }

  private static boolean example(Path file) {
    String name = file.getFileName().toString();
    return name.startsWith("requestData") && name.endsWith(".json");
  }
}
