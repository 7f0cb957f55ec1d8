/** Addresses in the database that name a server of the configuration instead of a host. */
package org.fera.app.servers;
