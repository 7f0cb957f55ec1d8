/** OGC servers: their rows in the database, and what they say of themselves. */
package org.fera.app.ogc;
