package org.fera.app.ogc;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A layer of WMS capabilities.
 *
 * @param name null: a folder that cannot be asked for
 * @param scale its own hint, or null
 * @param queryable whether GetFeatureInfo may ask it
 * @param timeExtent the text of its time extent, or null
 * @param timeDefault the default of its time extent, or null
 * @param children in the order of the document
 */
public record WmsLayer(
    String name,
    ScaleHint scale,
    boolean queryable,
    String timeExtent,
    String timeDefault,
    List<WmsLayer> children) {

  public WmsLayer {
    children = List.copyOf(children);
  }

  /** True when it has no children. */
  public boolean isLeaf() {
    return children.isEmpty();
  }

  /** The layers without children below it; itself when it has none. */
  public Stream<WmsLayer> leaves() {
    return isLeaf() ? Stream.of(this) : children.stream().flatMap(WmsLayer::leaves);
  }

  /** The resolutions at which it, or one below it, is drawn. */
  public ScaleHint resolutions() {
    List<ScaleHint> hints = new ArrayList<>();
    collect(hints);
    return hints.stream().reduce(ScaleHint::union).orElse(ScaleHint.ALWAYS);
  }

  private void collect(List<ScaleHint> hints) {
    if (scale != null) {
      hints.add(scale);
    }
    children.forEach(child -> child.collect(hints));
  }
}
