package org.fera.tile.request;

import java.util.List;

/** Reads the requests of a service that names everything in the path. */
@FunctionalInterface
interface PathParser {

  /**
   * @param path the segments after the name of the service
   * @throws RequestFault when they name nothing
   */
  TileRequest parse(List<String> path);
}
