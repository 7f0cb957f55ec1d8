package org.fera.app.ogc;

/**
 * A row of ogc_server.
 *
 * @param url address of the WMS; may be a {@code config://} address, as all here
 * @param urlWfs null: that of the WMS
 * @param type mapserver, qgisserver, geoserver, arcgis or other
 * @param auth No auth, Standard auth, Geoserver auth or Proxy
 * @param queryUrl null: as for maps
 * @param editUrl null: as for maps
 * @param editProtocol null: none
 */
public record OgcServer(
    int id,
    String name,
    String url,
    String urlWfs,
    String type,
    String imageType,
    String auth,
    boolean wfsSupport,
    boolean isSingleTile,
    String mapProtocol,
    String queryUrl,
    String queryAuth,
    String queryProtocol,
    String editUrl,
    String editAuth,
    String editProtocol) {

  /** The value of auth of servers that browsers ask directly. */
  public static final String NO_AUTH = "No auth";

  /** The value of auth of servers that are told the caller's roles. */
  public static final String STANDARD_AUTH = "Standard auth";

  /** Address of the WFS. */
  public String wfsUrl() {
    return urlWfs == null || urlWfs.isBlank() ? url : urlWfs;
  }

  /** Whether browsers ask it through this application. */
  public boolean isProxied() {
    return !NO_AUTH.equals(auth);
  }

  /** Name in messages to callers. */
  public String title() {
    return "The OGC server '" + name + "'";
  }
}
