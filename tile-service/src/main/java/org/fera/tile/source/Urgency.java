package org.fera.tile.source;

/** Who waits for a picture, from the one that can wait longest. */
public enum Urgency {
  /** Nobody: an old tile has been handed out already. */
  REFRESH,
  /** A map by WMS. */
  MAP,
  /** A viewer that shows tiles. */
  TILE
}
