/** The portal's database as the features use it: Jdbi over the routed source, SQL in view. */
package org.fera.app.sql;
