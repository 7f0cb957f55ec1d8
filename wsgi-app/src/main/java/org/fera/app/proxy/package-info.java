/**
 * {@code /mapserv_proxy}: the way of browsers, GIS clients and the print to OGC servers. What a
 * caller may not see does not pass.
 */
package org.fera.app.proxy;
