package org.fera.print.app;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fera.print.rights.Access;
import org.fera.print.style.StyleBook;

/**
 * One {@code !template} of an app.
 *
 * @param template the page's .jrxml; absent only for a map export
 * @param attributes by name, in the file's order
 * @param processors in the order in which they run
 * @param outputFilename pattern of the download's name
 * @param styles that requests may name
 * @param mapExport whether the result is the bare map, without a page around it
 * @param tableData value that is the template's data source; a single empty record if absent
 * @param access who may print it, of those who may use the app
 */
public record Layout(
    String name,
    Optional<Path> template,
    Map<String, Attribute> attributes,
    List<Processor> processors,
    Optional<String> outputFilename,
    PdfProperties pdf,
    StyleBook styles,
    boolean mapExport,
    Optional<String> tableData,
    Access access) {

  /** What {@code !configureHttpRequests} says, in its order. */
  public List<HttpRule> httpRules() {
    return processors.stream()
        .filter(Processor.HttpRequests.class::isInstance)
        .flatMap(processor -> ((Processor.HttpRequests) processor).rules().stream())
        .toList();
  }

  /** The value that is the sub-report of the only map. */
  public String mapReport() {
    return processors.stream()
        .filter(Processor.CreateMap.class::isInstance)
        .map(processor -> processor.names().output("mapSubReport"))
        .findFirst()
        .orElse("mapSubReport");
  }
}
