/**
 * Copies a schema with all that is in it under another name, from PostgreSQL's catalogue. Knows
 * nothing of portals.
 */
package org.fera.app.environments.clone;
