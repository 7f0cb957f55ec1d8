package org.fera.tile.cache;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.fera.tile.tileset.TileFormat;

/**
 * The form of a tile in Memcached: a mark, the format, milliseconds of its creation, the entity
 * tag, a checksum over all that follows or precedes it, and the picture.
 */
final class StoredTileCodec {

  private static final byte MARK = (byte) 0xF1;
  private static final int CHECKSUM_AT = 1 + 1 + Long.BYTES + Long.BYTES;
  private static final int HEADER = CHECKSUM_AT + Integer.BYTES;
  private static final TileFormat[] FORMATS = TileFormat.values();

  private StoredTileCodec() {}

  static byte[] encode(StoredTile tile) {
    ByteBuffer out = ByteBuffer.allocate(HEADER + tile.size());
    String etag = tile.etag();
    out.put(MARK)
        .put((byte) tile.format().ordinal())
        .putLong(tile.created().toEpochMilli())
        .putLong(HexFormat.fromHexDigitsToLong(etag, 1, etag.length() - 1))
        .putInt(0)
        .put(tile.body().getBytes());
    out.putInt(CHECKSUM_AT, checksum(out.array()));
    return out.array();
  }

  /** The tile, or nothing when the value is not one that {@link #encode} has made. */
  static Optional<StoredTile> decode(byte[] value) {
    if (value.length < HEADER || value[0] != MARK || value[1] < 0 || value[1] >= FORMATS.length) {
      return Optional.empty();
    }
    ByteBuffer in = ByteBuffer.wrap(value);
    if (in.getInt(CHECKSUM_AT) != checksum(value)) {
      return Optional.empty();
    }
    String etag = "\"" + HexFormat.of().toHexDigits(in.getLong(2 + Long.BYTES)) + "\"";
    return Optional.of(
        StoredTile.restored(
            FORMATS[value[1]], value, HEADER, Instant.ofEpochMilli(in.getLong(2)), etag));
  }

  private static int checksum(byte[] value) {
    CRC32C checksum = new CRC32C();
    checksum.update(value, 0, CHECKSUM_AT);
    checksum.update(value, HEADER, value.length - HEADER);
    return (int) checksum.getValue();
  }
}
