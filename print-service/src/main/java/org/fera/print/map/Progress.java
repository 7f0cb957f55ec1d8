package org.fera.print.map;

/** Hears how far a map is. */
public interface Progress {

  /** So many of so many pictures have been drawn. */
  void drawn(int done, int total);
}
