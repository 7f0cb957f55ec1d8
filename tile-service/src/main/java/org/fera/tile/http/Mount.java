package org.fera.tile.http;

/** Where the services hang in the tree of paths: Fera's own place and that of MapCache. */
enum Mount {
  TILES("/tiles"),
  MAPCACHE("/mapcache");

  private final String path;

  Mount(String path) {
    this.path = path;
  }

  String path() {
    return path;
  }
}
