package org.fera.print.yaml;

import java.nio.file.Path;

/**
 * A fault in a file of a print app; the message starts with the file's name and the line, from 1.
 */
public class ConfigException extends RuntimeException {

  /** A fault at a line of a file. */
  public ConfigException(Path file, int line, String message) {
    super(file.getFileName() + ":" + line + ": " + message);
  }

  /** A fault of a file as a whole. */
  public ConfigException(Path file, String message) {
    super(file.getFileName() + ": " + message);
  }
}
