package org.fera.tile.tileset;

import java.util.Optional;

/** The encodings in which tiles are handed out. */
public enum TileFormat {
  PNG("image/png", "png"),
  JPEG("image/jpeg", "jpg", "jpeg");

  private final String mediaType;
  private final String extension;
  private final String otherExtension;

  TileFormat(String mediaType, String extension) {
    this(mediaType, extension, extension);
  }

  TileFormat(String mediaType, String extension, String otherExtension) {
    this.mediaType = mediaType;
    this.extension = extension;
    this.otherExtension = otherExtension;
  }

  public String mediaType() {
    return mediaType;
  }

  /** The ending of a tile's path, without the dot. */
  public String extension() {
    return extension;
  }

  /** Whether a path may end so for this format. */
  public boolean hasExtension(String ending) {
    return extension.equals(ending) || otherExtension.equals(ending);
  }

  /** The format that a configuration names by an ending. */
  public static Optional<TileFormat> named(String name) {
    for (TileFormat format : values()) {
      if (format.hasExtension(name)) {
        return Optional.of(format);
      }
    }
    return Optional.empty();
  }
}
