package org.fera.tile.tileset;

import java.awt.image.BufferedImage;
import java.nio.file.Path;

/**
 * A picture of the size of a tile that is drawn on each tile.
 *
 * @param revision changes whenever the picture does
 */
public record Watermark(Path file, BufferedImage image, String revision) {

  /** What tiles with it look like. */
  @Override
  public String toString() {
    return "watermark " + revision;
  }
}
