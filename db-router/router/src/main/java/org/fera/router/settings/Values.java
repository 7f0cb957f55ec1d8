package org.fera.router.settings;

import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigValue;

/** Settings by their exact name, as the process got them; an empty one counts as not set. */
@FunctionalInterface
interface Values {

  Optional<Value> get(String name);

  /** From the configuration: the environment, system properties, files. The text is raw, a password may hold {@code ${}. */
  static Values of(Config config) {
    return name -> {
      ConfigValue value = config.getConfigValue(name);
      return Optional.ofNullable(value.getRawValue())
          .filter(text -> !text.isBlank())
          .map(text -> new Value(text, name + " (" + source(value.getSourceName()) + ")"));
    };
  }

  /** From a map, as if it were the environment. */
  static Values of(Map<String, String> environment) {
    return name ->
        Optional.ofNullable(environment.get(name))
            .filter(text -> !text.isBlank())
            .map(text -> new Value(text, name + " (environment)"));
  }

  private static String source(String name) {
    if (name == null || name.contains("Env")) {
      return "environment";
    }
    if (name.contains("SysProp")) {
      return "system property";
    }
    int file = name.indexOf("source=");
    return file < 0 ? name : name.substring(file + "source=".length()).replace("]", "");
  }
}
