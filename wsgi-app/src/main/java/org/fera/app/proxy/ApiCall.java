package org.fera.app.proxy;

/**
 * A request to an OGC API.
 *
 * @param server name of the row of ogc_server
 * @param api its name in the path: ogcapi is MapServer's, wfs3 is QGIS Server's
 */
record ApiCall(String server, String api, ApiPath path) {

  static final String MAPSERVER = "ogcapi";
  static final String QGIS = "wfs3";
}
