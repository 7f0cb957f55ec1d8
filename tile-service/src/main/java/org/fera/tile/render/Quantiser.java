package org.fera.tile.render;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/**
 * Reduces colours to a palette by median cut (Heckbert 1982) over red, green, blue and alpha: the
 * box of colours with the widest channel, weighed by its pixels, is divided until there are enough.
 */
final class Quantiser {

  private static final int CHANNELS = 4;

  /** A colour and how many pixels have it. */
  private record Counted(int argb, int pixels) {
    int channel(int number) {
      return argb >>> (8 * number) & 0xff;
    }
  }

  private Quantiser() {}

  /** The palette, and for each colour of the picture its place there. */
  record Result(int[] palette, Map<Integer, Integer> places) {}

  /**
   * @param counts pixels of each colour, ARGB
   * @param most colours of the palette, at least 1
   */
  static Result reduce(Map<Integer, Integer> counts, int most) {
    List<Counted> all = new ArrayList<>(counts.size());
    counts.forEach((argb, pixels) -> all.add(new Counted(argb, pixels)));
    PriorityQueue<Box> boxes = new PriorityQueue<>(Comparator.comparing(Box::weight).reversed());
    boxes.add(new Box(all));
    while (boxes.size() < most && boxes.element().weight() > 0) {
      Box widest = boxes.remove();
      List<Counted> sorted = widest.sorted();
      int middle = widest.middle(sorted);
      boxes.add(new Box(sorted.subList(0, middle)));
      boxes.add(new Box(sorted.subList(middle, sorted.size())));
    }
    int[] palette = new int[boxes.size()];
    Map<Integer, Integer> places = new HashMap<>();
    int place = 0;
    for (Box box : boxes) {
      palette[place] = box.mean();
      for (Counted colour : box.colours) {
        places.put(colour.argb(), place);
      }
      place++;
    }
    return new Result(palette, places);
  }

  /** Colours that become one, unless they are divided further. */
  private static final class Box {

    private final List<Counted> colours;
    private final long pixels;
    private final int widest;
    private final int range;

    Box(List<Counted> colours) {
      this.colours = colours;
      this.pixels = colours.stream().mapToLong(Counted::pixels).sum();
      int best = 0;
      int bestRange = -1;
      for (int channel = 0; channel < CHANNELS; channel++) {
        int low = 255;
        int high = 0;
        for (Counted colour : colours) {
          low = Math.min(low, colour.channel(channel));
          high = Math.max(high, colour.channel(channel));
        }
        if (high - low > bestRange) {
          bestRange = high - low;
          best = channel;
        }
      }
      this.widest = best;
      this.range = bestRange;
    }

    /** Zero for a single colour. */
    double weight() {
      return range * Math.sqrt(pixels);
    }

    List<Counted> sorted() {
      List<Counted> sorted = new ArrayList<>(colours);
      sorted.sort(Comparator.comparingInt(colour -> colour.channel(widest)));
      return sorted;
    }

    /** Where half of the pixels are before, both sides with a colour at least. */
    int middle(List<Counted> sorted) {
      long before = 0;
      for (int i = 0; i < sorted.size() - 1; i++) {
        before += sorted.get(i).pixels();
        if (2 * before >= pixels) {
          return i + 1;
        }
      }
      return sorted.size() - 1;
    }

    int mean() {
      int argb = 0;
      for (int channel = 0; channel < CHANNELS; channel++) {
        long sum = 0;
        for (Counted colour : colours) {
          sum += (long) colour.channel(channel) * colour.pixels();
        }
        argb |= (int) ((sum + pixels / 2) / pixels) << (8 * channel);
      }
      return argb;
    }
  }
}
