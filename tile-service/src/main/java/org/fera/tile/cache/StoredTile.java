package org.fera.tile.cache;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.DateFormatter;
import io.vertx.core.buffer.Buffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Date;
import java.util.HexFormat;
import org.fera.tile.tileset.TileFormat;

/** An encoded tile, ready to be sent: what does not depend on the request is worked out once. */
public final class StoredTile {

  private static final int ETAG_BYTES = 8;

  private final TileFormat format;
  private final Instant created;
  private final Buffer body;
  private final String etag;
  private final String lastModified;

  private StoredTile(TileFormat format, Buffer body, Instant created, String etag) {
    this.format = format;
    this.created = created;
    this.body = body;
    this.etag = etag;
    this.lastModified = DateFormatter.format(Date.from(created));
  }

  /** A tile that has just been drawn. */
  public static StoredTile drawn(TileFormat format, byte[] bytes, Instant created) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
      String etag = "\"" + HexFormat.of().formatHex(hash, 0, ETAG_BYTES) + "\"";
      return new StoredTile(format, Buffer.buffer(bytes), created, etag);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * A tile that shows nothing and has no picture.
   *
   * @param format in which it would have one
   */
  public static StoredTile empty(TileFormat format, Instant created) {
    return drawn(format, new byte[0], created);
  }

  /**
   * @param bytes that nobody changes any more, of which the last ones, from {@code offset} on, are
   *     the picture
   */
  @SuppressWarnings("deprecation") // Vert.x 5 has another way around a copy, 4 has this one alone.
  static StoredTile restored(
      TileFormat format, byte[] bytes, int offset, Instant created, String etag) {
    Buffer body = Buffer.buffer(Unpooled.wrappedBuffer(bytes, offset, bytes.length - offset));
    return new StoredTile(format, body, created, etag);
  }

  public TileFormat format() {
    return format;
  }

  /** The encoded picture for a response; may be written any number of times. */
  public Buffer body() {
    return body;
  }

  /** Whether it shows nothing and has no picture. */
  public boolean isEmpty() {
    return body.length() == 0;
  }

  public int size() {
    return body.length();
  }

  public Instant created() {
    return created;
  }

  /** A strong entity tag, quotes included. */
  public String etag() {
    return etag;
  }

  /** {@link #created} as HTTP writes it (RFC 9110, 5.6.7). */
  public String lastModified() {
    return lastModified;
  }
}
