package org.fera.app.environments.clone;

/**
 * The names of a copy.
 *
 * @param source the schema that is copied
 * @param building the new schema while it is built
 * @param last the name that the new schema gets in the end; may be the same
 */
public record CopyNames(String source, String building, String last) {}
