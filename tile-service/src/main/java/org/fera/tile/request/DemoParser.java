package org.fera.tile.request;

import java.util.List;
import java.util.Set;

/** Reads {@code /demo/}, {@code /demo/layer@grid} and the files that these pages are made of. */
final class DemoParser implements PathParser {

  private static final Set<String> FILES = Set.of("demo.js", "demo.css", "LICENCES.txt");

  private final TileFinder finder;

  DemoParser(TileFinder finder) {
    this.finder = finder;
  }

  @Override
  public TileRequest parse(List<String> path) {
    if (path.isEmpty() || path.equals(List.of(""))) {
      return new TileRequest.GetDemoList();
    }
    if (path.size() > 1) {
      throw RequestFault.notFound("There is nothing at this address");
    }
    if (FILES.contains(path.get(0))) {
      return new TileRequest.GetDemoFile(path.get(0));
    }
    LayerOnGrid layer = LayerOnGrid.of(finder, path.get(0));
    return new TileRequest.GetDemo(layer.tileset(), layer.link());
  }
}
