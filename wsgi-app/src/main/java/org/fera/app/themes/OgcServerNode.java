package org.fera.app.themes;

import java.util.Map;

/**
 * An OGC server as front ends ask it.
 *
 * @param uses map, query and edit
 * @param credential whether the caller's session is to be sent along
 * @param namespace of feature types; null without WFS
 * @param attributes by feature type and name; null without WFS
 */
record OgcServerNode(
    String url,
    String urlWfs,
    Map<String, Use> uses,
    String type,
    boolean credential,
    String imageType,
    boolean wfsSupport,
    boolean isSingleTile,
    String namespace,
    Map<String, Map<String, Map<String, String>>> attributes) {

  /**
   * @param protocol null: not offered
   */
  record Use(String url, String protocol) {}
}
