package org.fera.app.environments.clone;

/**
 * An object of the catalogue.
 *
 * @param catalog oid of the catalogue that holds it, as in {@code pg_depend.classid}
 * @param oid its oid there
 */
record ObjectId(long catalog, long oid) {}
