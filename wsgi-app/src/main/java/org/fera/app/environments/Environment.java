package org.fera.app.environments;

import org.fera.app.database.SchemaName;

/**
 * A main schema and what people call it.
 *
 * @param name such as {@code production}
 * @param schema its main schema
 */
public record Environment(String name, SchemaName schema) {}
