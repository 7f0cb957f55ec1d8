package org.fera.print.map;

/**
 * Turns rows of pixels into PNG's filtered bytes: unfiltered where a row equals the one above in
 * most places or has few colours, else the difference to the left or to above, whichever is smaller
 * (PNG specification, section 12.8).
 */
final class RowFilter {

  private static final int NONE = 0;
  private static final int SUB = 1;
  private static final int UP = 2;

  private final int width;
  private final byte[][] candidates;
  private byte[] previous;
  private byte[] current;

  RowFilter(int width) {
    this.width = width;
    int length = width * 3;
    candidates = new byte[][] {new byte[length + 1], new byte[length + 1], new byte[length + 1]};
    candidates[SUB][0] = SUB;
    candidates[UP][0] = UP;
    previous = new byte[length];
    current = new byte[length];
  }

  /** The filtered row, with its filter's number in front; valid until the next call. */
  byte[] filter(int[] pixels, int from) {
    unpack(pixels, from);
    long sub = 0;
    long up = 0;
    long same = 0;
    for (int i = 0; i < current.length; i++) {
      byte left = i < 3 ? 0 : current[i - 3];
      byte bySub = (byte) (current[i] - left);
      byte byUp = (byte) (current[i] - previous[i]);
      candidates[NONE][i + 1] = current[i];
      candidates[SUB][i + 1] = bySub;
      candidates[UP][i + 1] = byUp;
      sub += Math.abs(bySub);
      up += Math.abs(byUp);
      same += bySub == 0 || byUp == 0 ? 1 : 0;
    }
    byte[] swap = previous;
    previous = current;
    current = swap;
    // Flat areas repeat whole pixels, which deflating finds best in the bytes as they are.
    boolean flat = same > current.length * 9L / 10;
    if (flat && up > 0) {
      return candidates[NONE];
    }
    return up <= sub ? candidates[UP] : candidates[SUB];
  }

  private void unpack(int[] pixels, int from) {
    int at = 0;
    for (int x = 0; x < width; x++) {
      int rgb = pixels[from + x];
      current[at++] = (byte) (rgb >> 16);
      current[at++] = (byte) (rgb >> 8);
      current[at++] = (byte) rgb;
    }
  }
}
