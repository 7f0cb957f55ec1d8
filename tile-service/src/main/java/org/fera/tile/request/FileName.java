package org.fera.tile.request;

/** The last segment of a path, taken apart at its last dot; the extension may be empty. */
record FileName(String stem, String extension) {

  static FileName of(String segment) {
    int dot = segment.lastIndexOf('.');
    return dot < 0
        ? new FileName(segment, "")
        : new FileName(segment.substring(0, dot), segment.substring(dot + 1));
  }
}
