package org.fera.tile.render;

import java.util.ArrayList;
import java.util.List;
import org.fera.tile.cache.StoredTile;

/**
 * A tile and where it came from.
 *
 * @param steps what its way took, in order; empty for one of the heap
 */
public record FoundTile(StoredTile tile, Origin origin, List<Step> steps) {

  FoundTile(StoredTile tile, Origin origin) {
    this(tile, origin, List.of());
  }

  /** The same tile, after steps that were taken before. */
  FoundTile after(List<Step> before) {
    List<Step> all = new ArrayList<>(before);
    all.addAll(steps);
    return new FoundTile(tile, origin, List.copyOf(all));
  }

  /** The place, and how the header {@code X-Cache} calls it; from near to far. */
  public enum Origin {
    HEAP("HIT-L1"),
    SHARED("HIT-L2"),
    STORE("HIT-L3"),
    /** Kept, older than it should be, and on its way anew. */
    STALE("STALE"),
    DRAWN("MISS"),
    /** Made for this request alone, of a level whose tiles are not kept. */
    PROXY("PROXY");

    private final String header;

    Origin(String header) {
      this.header = header;
    }

    public String header() {
      return header;
    }
  }
}
