package org.fera.tile.cache;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * A value that is too large for one item of Memcached: a head under the tile's key says how many
 * items hold it. They are named after what they hold, so that parts of two values never mix; that
 * of a damaged one is found out by the checksum of {@link StoredTileCodec}.
 *
 * @param name what the keys of the parts end with
 */
record Chunks(String name, int count, int length) {

  /** No tile that anybody wants is larger. */
  static final int MOST_BYTES = 32 * 1024 * 1024;

  private static final int MOST_PARTS = 4096;
  private static final byte MARK = (byte) 0xF2;
  private static final int HEAD = 1 + Long.BYTES + Integer.BYTES + Integer.BYTES;

  /**
   * @param etag of the tile, quotes included
   */
  static Chunks of(String etag, byte[] value, int size) {
    return new Chunks(
        etag.substring(1, etag.length() - 1), (value.length + size - 1) / size, value.length);
  }

  /** What a head describes; nothing when the value is not a head. */
  static Optional<Chunks> read(byte[] value) {
    if (value.length != HEAD || value[0] != MARK) {
      return Optional.empty();
    }
    ByteBuffer in = ByteBuffer.wrap(value, 1, HEAD - 1);
    Chunks chunks = new Chunks(HexFormat.of().toHexDigits(in.getLong()), in.getInt(), in.getInt());
    return chunks.length > 0
            && chunks.length <= MOST_BYTES
            && chunks.count > 0
            && chunks.count <= MOST_PARTS
        ? Optional.of(chunks)
        : Optional.empty();
  }

  byte[] head() {
    return ByteBuffer.allocate(HEAD)
        .put(MARK)
        .putLong(HexFormat.fromHexDigitsToLong(name))
        .putInt(count)
        .putInt(length)
        .array();
  }

  List<String> keys(String key) {
    List<String> keys = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      keys.add(key + ":" + name + ":" + i);
    }
    return keys;
  }

  /** A part of the value. */
  static byte[] part(byte[] value, int number, int size) {
    return Arrays.copyOfRange(value, number * size, Math.min(value.length, (number + 1) * size));
  }

  /** The value again, or nothing when a part is not there. */
  Optional<byte[]> joined(List<byte[]> parts) {
    ByteBuffer value = ByteBuffer.allocate(length);
    for (byte[] part : parts) {
      if (part == null || part.length > value.remaining()) {
        return Optional.empty();
      }
      value.put(part);
    }
    return value.hasRemaining() ? Optional.empty() : Optional.of(value.array());
  }
}
