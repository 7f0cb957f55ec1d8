package org.fera.print.report;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Kinds of reports, each under one or two extensions. */
public enum Format {
  BMP("image/bmp", "bmp"),
  GIF("image/gif", "gif"),
  JPEG("image/jpeg", "jpeg"),
  JPG("image/jpeg", "jpeg"),
  PDF("application/pdf", ""),
  PNG("image/png", "png"),
  TIF("image/tiff", "tiff"),
  TIFF("image/tiff", "tiff");

  private final String contentType;
  private final String writer;

  Format(String contentType, String writer) {
    this.contentType = contentType;
    this.writer = writer;
  }

  /** Media type. */
  public String contentType() {
    return contentType;
  }

  /** File name extension. */
  public String extension() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Name of the picture format for ImageIO; empty for a PDF. */
  String writer() {
    return writer;
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
