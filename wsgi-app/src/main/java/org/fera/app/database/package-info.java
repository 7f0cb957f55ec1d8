/**
 * The schemas that this application owns: their names, their migrations, and whether the nodes that
 * it reads have them.
 */
package org.fera.app.database;
