package org.fera.print.report;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import net.sf.jasperreports.engine.JRException;
import net.sf.jasperreports.engine.JRRuntimeException;
import net.sf.jasperreports.engine.JasperCompileManager;
import net.sf.jasperreports.engine.JasperReport;
import net.sf.jasperreports.engine.JasperReportsContext;
import net.sf.jasperreports.engine.design.JasperDesign;
import net.sf.jasperreports.engine.util.JRSaver;
import net.sf.jasperreports.engine.xml.JRXmlLoader;
import org.fera.print.jrxml.Jrxml;
import org.fera.print.jrxml.JrxmlException;

/**
 * Compiles an app's .jrxml files to .jasper files in a folder of the service's own, each when it is
 * new or has changed. Templates find their sub-reports there through {@code SUBREPORT_DIR}.
 */
final class CompiledApps {

  private static final String SOURCE = ".jrxml";
  private static final int DEEPEST = 4;

  private final JasperReportsContext context;
  private final Path root;
  private final Map<Path, Compiled> compiled = new HashMap<>();
  private final Map<Path, Path> binaries = new HashMap<>();

  private record Compiled(FileTime changed, JasperReport report) {}

  CompiledApps(JasperReportsContext context, Path root) {
    this.context = context;
    this.root = root;
  }

  /** Compiles what has changed in an app's folder and returns the folder of the .jasper files. */
  synchronized Path compile(String app, Path folder) throws TemplateException {
    List<TemplateException> faults = new ArrayList<>();
    Path target = compile(app, folder, faults::add);
    if (!faults.isEmpty()) {
      throw faults.get(0);
    }
    return target;
  }

  /** The same, going on after templates that do not compile. */
  synchronized Path compile(String app, Path folder, Consumer<TemplateException> faults) {
    Path target = root.resolve(app.replace(':', '_'));
    try {
      List<Path> sources;
      try (Stream<Path> files = Files.walk(folder, DEEPEST)) {
        sources = files.filter(file -> file.toString().endsWith(SOURCE)).sorted().toList();
      }
      for (Path source : sources) {
        compile(source, binary(source, folder, target), faults);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return target;
  }

  private static Path binary(Path source, Path folder, Path target) {
    String name = folder.relativize(source).toString();
    return target.resolve(name.substring(0, name.length() - SOURCE.length()) + ".jasper");
  }

  private void compile(Path source, Path binary, Consumer<TemplateException> faults)
      throws IOException {
    FileTime changed = Files.getLastModifiedTime(source);
    Compiled before = compiled.get(source);
    if (before != null && before.changed.equals(changed)) {
      return;
    }
    Files.createDirectories(binary.getParent());
    try {
      byte[] jrxml = Jrxml.upToDate(Files.readAllBytes(source));
      JasperDesign design = JRXmlLoader.load(context, new ByteArrayInputStream(jrxml));
      JasperReport report = JasperCompileManager.getInstance(context).compile(design);
      JRSaver.saveObject(report, binary.toFile());
      compiled.put(source, new Compiled(changed, report));
      binaries.put(source, binary);
    } catch (JrxmlException e) {
      faults.accept(new TemplateException(TemplateFaults.of(source, e.getMessage()), e));
    } catch (JRException | JRRuntimeException e) {
      TemplateFaults.of(source, e).forEach(words -> faults.accept(new TemplateException(words, e)));
    }
  }

  /** The compiled file of one of an app's templates, known by its name in the app's folder. */
  synchronized Path binary(Path app, String name) throws TemplateException {
    Path source = app.resolve(name).normalize();
    Path file = binaries.get(source);
    if (file == null) {
      throw new TemplateException("There is no template \"" + name + "\" in the app.", null);
    }
    return file;
  }

  /** A compiled template of an app that {@link #compile} has been called for. */
  synchronized JasperReport report(Path source) {
    return compiled.get(source).report();
  }
}
