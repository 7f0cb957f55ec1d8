package org.fera.router.settings;

/**
 * A setting as it was found.
 *
 * @param origin where, in words for an operator: {@code PGHOST (environment)}, {@code
 *     sqlalchemy.url (vars.yaml line 12)}
 */
public record Value(String text, String origin) {}
