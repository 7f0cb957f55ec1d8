package org.fera.tile.wms;

import io.vertx.core.buffer.Buffer;
import java.util.Optional;
import org.fera.tile.render.FoundTile;

/**
 * A map that is made.
 *
 * @param picture encoded
 * @param origin of what came from the farthest place; absent for a map of nothing
 */
public record DrawnMap(Buffer picture, Optional<FoundTile.Origin> origin) {}
