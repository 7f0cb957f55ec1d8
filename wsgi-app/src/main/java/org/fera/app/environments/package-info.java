/**
 * Environments, such as integration and production: main schemas over one database. Lists, makes,
 * compares, promotes, rolls back and drops them, for the REST API and for the command line.
 */
package org.fera.app.environments;
