package org.fera.tile.render;

import org.fera.tile.cache.StoredTile;

/** A tile and where it came from. */
public record FoundTile(StoredTile tile, Origin origin) {

  /** The place, and how the header {@code X-Cache} calls it. */
  public enum Origin {
    HEAP("HIT-L1"),
    SHARED("HIT-L2"),
    STORE("HIT-L3"),
    /** Kept, older than it should be, and on its way anew. */
    STALE("STALE"),
    DRAWN("MISS");

    private final String header;

    Origin(String header) {
      this.header = header;
    }

    public String header() {
      return header;
    }
  }
}
