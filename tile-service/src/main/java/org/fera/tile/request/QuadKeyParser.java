package org.fera.tile.request;

import java.util.List;
import org.fera.tile.grid.TileMatrix;

/**
 * Reads the addresses of Bing: a key has one digit for each level, whose bits are the next of
 * column and row, the coarsest first.
 */
final class QuadKeyParser implements PathParser {

  private static final int LONGEST = 30;

  private final TileFinder finder;

  QuadKeyParser(TileFinder finder) {
    this.finder = finder;
  }

  /** {@code layer@grid/key.png}. */
  @Override
  public TileRequest parse(List<String> path) {
    if (path.size() != 2) {
      throw RequestFault.notFound("There is nothing at this address");
    }
    LayerOnGrid layer = LayerOnGrid.of(finder, path.get(0));
    FileName file = FileName.of(path.get(1));
    finder.checkExtension(layer.tileset(), file.extension());
    return tile(layer, file.stem());
  }

  /** MapCache's {@code ve?layer=layer@grid&tile=key}. */
  TileRequest parse(Kvp kvp) {
    return tile(LayerOnGrid.of(finder, kvp.require("layer")), kvp.require("tile"));
  }

  private TileRequest tile(LayerOnGrid layer, String key) {
    if (key.isEmpty() || key.length() > LONGEST) {
      throw notAKey();
    }
    int column = 0;
    int row = 0;
    for (int i = 0; i < key.length(); i++) {
      int digit = key.charAt(i) - '0';
      if (digit < 0 || digit > 3) {
        throw notAKey();
      }
      column = column << 1 | digit & 1;
      row = row << 1 | digit >> 1;
    }
    TileMatrix matrix = finder.level(layer.link(), Integer.toString(key.length()));
    return new TileRequest.GetTile(finder.tile(layer.tileset(), layer.link(), matrix, column, row));
  }

  private static RequestFault notAKey() {
    return RequestFault.invalid("tile", "A quadkey has 1 to 30 digits from 0 to 3");
  }
}
