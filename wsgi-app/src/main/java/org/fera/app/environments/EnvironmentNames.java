package org.fera.app.environments;

import java.util.Map;
import org.fera.app.database.SchemaName;
import org.fera.app.environments.clone.Stopped;

/** From the names of environments to schemas and back. */
final class EnvironmentNames {

  private static final String PRODUCTION = "production";
  private static final String MAIN = "main";

  private final Map<String, String> schemas;

  EnvironmentNames(Map<String, String> schemas) {
    this.schemas = Map.copyOf(schemas);
  }

  /**
   * The environment of a name, or of a main schema's name.
   *
   * @throws Stopped when the name is none
   */
  Environment of(String name) {
    if (name.equals(MAIN) || name.startsWith(MAIN + "_") || schemas.containsValue(name)) {
      return ofSchema(name);
    }
    String other = name.equals(PRODUCTION) ? MAIN : MAIN + "_" + name;
    return new Environment(name, schema(schemas.getOrDefault(name, other)));
  }

  /** The environment whose main schema has this name. */
  Environment ofSchema(String schema) {
    for (Map.Entry<String, String> known : schemas.entrySet()) {
      if (known.getValue().equals(schema)) {
        return new Environment(known.getKey(), schema(schema));
      }
    }
    String name =
        schema.equals(MAIN)
            ? PRODUCTION
            : schema.startsWith(MAIN + "_") ? schema.substring(MAIN.length() + 1) : schema;
    return new Environment(name, schema(schema));
  }

  private static SchemaName schema(String name) {
    try {
      return new SchemaName(name);
    } catch (IllegalArgumentException e) {
      throw new Stopped("No environment can have that name: " + e.getMessage());
    }
  }
}
