package org.fera.print.app;

import java.util.List;
import java.util.Optional;

/** What a PDF says of itself ({@code pdfConfig}). */
public record PdfProperties(
    Optional<String> title,
    Optional<String> author,
    Optional<String> subject,
    Optional<String> creator,
    List<String> keywords,
    boolean compressed) {

  /** Nothing said. */
  public static final PdfProperties NONE =
      new PdfProperties(
          Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), List.of(), true);

  /** These properties, with those of another below them. */
  public PdfProperties over(PdfProperties below) {
    return new PdfProperties(
        title.or(below::title),
        author.or(below::author),
        subject.or(below::subject),
        creator.or(below::creator),
        keywords.isEmpty() ? below.keywords : keywords,
        compressed && below.compressed);
  }
}
