package org.fera.router.settings;

import io.quarkus.runtime.configuration.ConfigurationException;

/**
 * A setting that stops the start. The message is one line that names the key, and the file and line
 * where there are any; it never carries a password. It has no stack trace: the place to look at is
 * the setting.
 */
public final class SettingsException extends ConfigurationException {

  public SettingsException(String message) {
    super(message);
  }

  @Override
  public synchronized Throwable fillInStackTrace() {
    return this;
  }
}
