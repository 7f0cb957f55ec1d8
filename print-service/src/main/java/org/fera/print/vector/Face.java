package org.fera.print.vector;

import java.awt.Font;
import java.util.List;

/**
 * A font to draw with.
 *
 * @param embedded whether it becomes part of a PDF; else letters are drawn as outlines
 */
public record Face(Font font, boolean embedded) {

  /** Finds fonts. */
  @FunctionalInterface
  public interface Finder {

    /** The first family that is there, else the usual one; in any size. */
    Face find(List<String> families, boolean bold, boolean italic);
  }
}
