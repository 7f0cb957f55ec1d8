package org.fera.tile.request;

import java.util.Set;
import org.fera.tile.render.TileAddress;

/** What a client asks for, read and checked. */
public sealed interface TileRequest {

  /** One tile. */
  record GetTile(TileAddress tile) implements TileRequest {}

  /**
   * The description of the service for WMTS.
   *
   * @param sections those asked for, never empty
   */
  record GetCapabilities(Set<Section> sections) implements TileRequest {}

  /** The parts of WMTS capabilities that can be asked for alone. */
  enum Section {
    ServiceIdentification,
    ServiceProvider,
    OperationsMetadata,
    Contents,
    Themes
  }
}
