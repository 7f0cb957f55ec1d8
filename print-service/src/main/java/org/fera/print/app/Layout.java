package org.fera.print.app;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fera.print.style.StyleBook;

/**
 * One {@code !template} of an app.
 *
 * @param template the page's .jrxml
 * @param attributes by name, in the file's order
 * @param processors in the order in which they run
 * @param outputFilename pattern of the download's name
 * @param styles that requests may name
 */
public record Layout(
    String name,
    Path template,
    Map<String, Attribute> attributes,
    List<Processor> processors,
    Optional<String> outputFilename,
    PdfProperties pdf,
    StyleBook styles) {}
