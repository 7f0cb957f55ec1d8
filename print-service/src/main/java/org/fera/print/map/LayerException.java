package org.fera.print.map;

/** Why a layer cannot be drawn, in words for the one who prints. */
class LayerException extends Exception {

  LayerException(String message) {
    super(message);
  }
}
