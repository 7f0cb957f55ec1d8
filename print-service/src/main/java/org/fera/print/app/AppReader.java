package org.fera.print.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.fera.print.style.StyleBook;
import org.fera.print.yaml.ConfigException;
import org.fera.print.yaml.Section;

/**
 * Reads an app's {@code config.yaml}: MapFish Print's grammar, as far as the tags here go, and
 * strictly.
 */
public final class AppReader {

  private AppReader() {}

  /** Reads the app of a folder; throws {@link ConfigException} at its first fault. */
  public static PrintApp read(String id, Path folder) {
    Section root = Section.of(folder.resolve(AppFolders.CONFIG));
    boolean strict = root.flag("throwErrorOnExtraParameters", true);
    root.flag("defaultToSvg", false);
    Optional<String> filename = root.text("outputFilename");
    PdfProperties pdf = root.section("pdfConfig").map(AppReader::pdf).orElse(PdfProperties.NONE);
    Optional<String> bundle = root.text("resourceBundle");
    StyleBook styles = new StyleBook(root.jsonByName("styles"), folder);
    Map<String, Layout> layouts = new TreeMap<>();
    Section templates =
        root.section("templates").orElseThrow(() -> root.fault("the key \"templates\" is missing"));
    for (String name : templates.keys()) {
      Section section =
          templates.section(name).orElseThrow(() -> templates.fault(name, "is empty"));
      layouts.put(name, layout(name, section, folder, filename, pdf, styles));
    }
    root.end();
    if (layouts.isEmpty()) {
      throw root.fault("templates", "\"templates\" is empty");
    }
    return new PrintApp(id, folder, layouts, strict, bundle);
  }

  private static Layout layout(
      String name,
      Section section,
      Path folder,
      Optional<String> filename,
      PdfProperties pdf,
      StyleBook styles) {
    if (!section.tag().equals("!template")) {
      throw section.fault("the template \"" + name + "\" needs the tag !template");
    }
    String file = section.requiredText("reportTemplate");
    Path template = inside(folder, file);
    if (template == null || !Files.isRegularFile(template)) {
      throw section.fault(
          "reportTemplate", "there is no file \"" + file + "\" in the app's folder");
    }
    Map<String, Attribute> attributes = section.named("attributes", AttributeReader::read);
    List<Processor> processors =
        section.sections("processors").stream().map(ProcessorReader::read).toList();
    Layout layout =
        new Layout(
            name,
            template,
            attributes,
            processors,
            section.text("outputFilename").or(() -> filename),
            section.section("pdfConfig").map(AppReader::pdf).orElse(PdfProperties.NONE).over(pdf),
            styles.with(section.jsonByName("styles")));
    section.end();
    return layout;
  }

  /** A file of an app's folder; null if the name leads out of it. */
  static Path inside(Path folder, String file) {
    Path root = folder.toAbsolutePath().normalize();
    Path path = root.resolve(file).normalize();
    return path.startsWith(root) ? path : null;
  }

  private static PdfProperties pdf(Section section) {
    PdfProperties properties =
        new PdfProperties(
            section.text("title"),
            section.text("author"),
            section.text("subject"),
            section.text("creator"),
            section.texts("keywords"),
            section.flag("compressed", true));
    section.end();
    return properties;
  }
}
