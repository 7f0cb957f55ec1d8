package org.fera.print.report;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Kinds of reports. */
public enum Format {
  PDF("application/pdf"),
  PNG("image/png");

  private final String contentType;

  Format(String contentType) {
    this.contentType = contentType;
  }

  /** Media type. */
  public String contentType() {
    return contentType;
  }

  /** File name extension. */
  public String extension() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The format of an extension, if it is one. */
  public static Optional<Format> of(String extension) {
    return Arrays.stream(values())
        .filter(format -> format.extension().equals(extension))
        .findFirst();
  }

  /** All extensions. */
  public static List<String> extensions() {
    return Arrays.stream(values()).map(Format::extension).toList();
  }
}
