package org.fera.postgres;

import java.util.Locale;

/**
 * A position in the write-ahead log.
 *
 * @param value bytes since the log's beginning, unsigned
 */
public record Lsn(long value) implements Comparable<Lsn> {

  /** Before everything. */
  public static final Lsn NONE = new Lsn(0);

  /** Parses PostgreSQL's form, for example {@code 16/B374D848}. */
  public static Lsn parse(String text) {
    int slash = text.indexOf('/');
    if (slash < 1) {
      throw new IllegalArgumentException("not a position in the log: " + text);
    }
    long high = Long.parseLong(text.substring(0, slash), 16);
    long low = Long.parseLong(text.substring(slash + 1), 16);
    return new Lsn((high << 32) | low);
  }

  @Override
  public int compareTo(Lsn other) {
    return Long.compareUnsigned(value, other.value);
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%X/%X", value >>> 32, value & 0xFFFF_FFFFL);
  }
}
