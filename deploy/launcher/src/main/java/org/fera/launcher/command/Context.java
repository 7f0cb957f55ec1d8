package org.fera.launcher.command;

import java.nio.file.Path;
import java.util.Map;
import org.fera.launcher.portal.Ports;
import org.fera.launcher.state.StateFolder;

/**
 * Where a command runs.
 *
 * @param checkout the root of the sources
 * @param variables the environment
 */
record Context(Path checkout, Map<String, String> variables) {

  static Context current() {
    return new Context(Path.of(System.getProperty("fera.root", ".")), System.getenv());
  }

  StateFolder state() {
    return StateFolder.find(checkout, variables);
  }

  Ports ports() {
    return Ports.of(variables);
  }
}
