package org.fera.tile.render;

/**
 * How long one part of the way to a tile has taken.
 *
 * @param name {@code l2}, {@code l3}, {@code lock} until it was ours to draw, {@code src} for the
 *     source with the wait for its turn, {@code enc} until the tile was cut and encoded, {@code
 *     parents} for the tiles that it is enlarged from
 */
public record Step(String name, long nanos) {

  private static final long TENTH = 100_000;

  static Step since(String name, long begin) {
    return new Step(name, System.nanoTime() - begin);
  }

  /** As the header {@code Server-Timing} has it (W3C), in milliseconds. */
  public String text() {
    // Without a formatter, which is a seventh of what a tile of Memcached costs.
    long tenths = (nanos + TENTH / 2) / TENTH;
    return name + ";dur=" + tenths / 10 + "." + tenths % 10;
  }
}
