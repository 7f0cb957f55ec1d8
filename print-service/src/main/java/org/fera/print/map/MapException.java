package org.fera.print.map;

/** Why a map cannot be drawn, in words for the one who prints. */
public class MapException extends Exception {

  /** A reason in words. */
  public MapException(String message) {
    super(message);
  }
}
