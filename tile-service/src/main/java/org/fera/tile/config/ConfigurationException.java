package org.fera.tile.config;

/** A configuration that cannot be used; the message names file, line and key. */
public final class ConfigurationException extends RuntimeException {

  public ConfigurationException(String message) {
    // The place in the file says more than one in our code.
    super(message, null, false, false);
  }
}
