package org.fera.tile.tileset;

import java.util.Optional;

/** The encodings in which tiles are handed out. */
public enum TileFormat {
  PNG("image/png", "png"),
  JPEG("image/jpeg", "jpg", "jpeg"),
  // The order is that of values in Memcached: further ones come last.
  WEBP("image/webp", "webp");

  /** Where a RIFF file says what it holds. */
  private static final int WEBP_MARK = 8;

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

  /** The format that bytes have by their beginning, whatever they are called. */
  public static Optional<TileFormat> of(byte[] bytes) {
    if (begins(bytes, 0x89, 'P', 'N', 'G')) {
      return Optional.of(PNG);
    }
    if (begins(bytes, 'R', 'I', 'F', 'F') && bytes.length > WEBP_MARK && bytes[WEBP_MARK] == 'W') {
      return Optional.of(WEBP);
    }
    return begins(bytes, 0xff, 0xd8, 0xff) ? Optional.of(JPEG) : Optional.empty();
  }

  private static boolean begins(byte[] bytes, int... with) {
    for (int i = 0; i < with.length; i++) {
      if (i >= bytes.length || (bytes[i] & 0xff) != with[i]) {
        return false;
      }
    }
    return true;
  }

  /** The format of a media type, which may have parameters; PNG where it is none of these. */
  static TileFormat asked(String type) {
    for (TileFormat format : values()) {
      if (type.startsWith(format.mediaType)) {
        return format;
      }
    }
    return PNG;
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
