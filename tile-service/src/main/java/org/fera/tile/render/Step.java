package org.fera.tile.render;

import java.util.Locale;

/**
 * How long one part of the way to a tile has taken.
 *
 * @param name {@code l2}, {@code l3}, {@code lock} until it was ours to draw, {@code src} for the
 *     source with the wait for its turn, {@code enc} until the tile was cut and encoded, {@code
 *     parents} for the tiles that it is enlarged from
 */
public record Step(String name, long nanos) {

  private static final double MILLION = 1_000_000;

  static Step since(String name, long begin) {
    return new Step(name, System.nanoTime() - begin);
  }

  /** As the header {@code Server-Timing} has it (W3C), in milliseconds. */
  public String text() {
    return String.format(Locale.ROOT, "%s;dur=%.1f", name, nanos / MILLION);
  }
}
