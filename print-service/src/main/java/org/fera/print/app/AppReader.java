package org.fera.print.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.fera.print.fetch.TrustStore;
import org.fera.print.rights.Access;
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
    return read(
        id,
        folder,
        fault -> {
          throw fault;
        });
  }

  /**
   * Reads the app of a folder and goes on after faults: what is faulty is left out.
   *
   * @param faults hears of them
   */
  public static PrintApp read(String id, Path folder, Consumer<ConfigException> faults) {
    Section root = Section.of(AppFolders.config(folder), faults);
    refuseDatabases(root);
    boolean strict = root.flag("throwErrorOnExtraParameters", true);
    root.flag("defaultToSvg", false);
    Optional<String> filename = root.text("outputFilename");
    PdfProperties pdf = root.one("pdfConfig", AppReader::pdf).orElse(PdfProperties.NONE);
    Optional<String> bundle = root.text("resourceBundle");
    StyleBook styles = new StyleBook(root.jsonByName("styles"), folder);
    Optional<SmtpSettings> smtp = root.one("smtp", SmtpSettings::read);
    List<Credential> credentials = root.each("credentials", HttpRuleReader::credential);
    List<UrlMatcher> referers = HttpRuleReader.matchers(root, "allowedReferers");
    List<ProxyRule> proxies = root.each("proxies", RouteReader::proxy);
    Optional<TrustStore> trustStore =
        root.one("certificateStore", store -> RouteReader.trustStore(store, folder));
    Access access = access(root);
    Map<String, Layout> layouts = new TreeMap<>();
    Section templates =
        root.section("templates").orElseThrow(() -> root.fault("the key \"templates\" is missing"));
    for (String name : templates.keys()) {
      try {
        Section section =
            templates.section(name).orElseThrow(() -> templates.fault(name, "is empty"));
        layouts.put(name, layout(name, section, folder, filename, pdf, styles));
      } catch (ConfigException e) {
        faults.accept(e);
      }
    }
    root.end();
    if (templates.keys().isEmpty()) {
      throw root.fault("templates", "\"templates\" is empty");
    }
    return new PrintApp(
        id,
        folder,
        layouts,
        strict,
        bundle,
        smtp,
        credentials,
        referers,
        proxies,
        trustStore,
        access);
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
    refuseDatabases(section);
    Map<String, Attribute> attributes = section.named("attributes", AttributeReader::read);
    List<Processor> processors =
        section.each("processors", ProcessorReader::read).stream()
            .sorted(Comparator.comparingInt(Processor::rank))
            .toList();
    boolean export = section.flag("mapExport", false);
    Optional<Path> template = template(section, folder, export);
    Layout layout =
        new Layout(
            name,
            template,
            attributes,
            processors,
            section.text("outputFilename").or(() -> filename),
            section.one("pdfConfig", AppReader::pdf).orElse(PdfProperties.NONE).over(pdf),
            styles.with(section.jsonByName("styles")),
            export,
            section.text("tableData"),
            access(section));
    section.flag("pdfA", false);
    section.end();
    return layout;
  }

  /** Rows of a template come from the request: no connection of its own is opened by a print. */
  private static void refuseDatabases(Section section) {
    for (String key : List.of("jdbcUrl", "jdbcUser", "jdbcPassword", "jdbcDrivers")) {
      if (section.keys().contains(key)) {
        throw section.fault(key, "\"" + key + "\": data sources by JDBC are not supported");
      }
    }
  }

  /** Open without the key; the key without roles is for all users. */
  private static Access access(Section section) {
    List<String> roles = section.texts("access");
    return section.keys().contains("access") ? Access.roles(roles) : Access.OPEN;
  }

  private static Optional<Path> template(Section section, Path folder, boolean export) {
    if (export && section.text("reportTemplate").isEmpty()) {
      return Optional.empty();
    }
    String file = section.requiredText("reportTemplate");
    Path template = inside(folder, file);
    if (template == null || !Files.isRegularFile(template)) {
      throw section.fault(
          "reportTemplate", "there is no file \"" + file + "\" in the app's folder");
    }
    return Optional.of(template);
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
