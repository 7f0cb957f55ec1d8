package org.fera.print.vector;

import java.awt.Graphics2D;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fera.print.feature.Feature;
import org.fera.print.style.Symbolizer;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;

/**
 * The labels of one layer: collected while its features are drawn, then placed in that order so
 * that none lies on another one.
 */
final class Labels {

  private final Canvas canvas;
  private final Face.Finder fonts;
  private final List<Wanted> wanted = new ArrayList<>();
  private final Map<String, Wanted> grouped = new HashMap<>();

  /** A label that looks for its place. */
  private static final class Wanted {
    private final Feature feature;
    private final Symbolizer.Text style;
    private final String text;
    private Geometry part;

    Wanted(Feature feature, Symbolizer.Text style, String text, Geometry part) {
      this.feature = feature;
      this.style = style;
      this.text = text;
      this.part = part;
    }
  }

  Labels(Canvas canvas, Face.Finder fonts) {
    this.canvas = canvas;
    this.fonts = fonts;
  }

  /** A feature's label, once for all its parts, in what the page shows of them. */
  void add(Feature feature, Symbolizer.Text style, List<Geometry> parts) {
    String text = style.label().of(feature);
    Envelope page = canvas.area(0);
    List<Geometry> shown = new ArrayList<>();
    parts.forEach(part -> shown.addAll(Parts.of(Parts.within(part, page))));
    if (text == null || text.isBlank() || shown.isEmpty()) {
      return;
    }
    Geometry part = Parts.largest(shown);
    Wanted label = new Wanted(feature, style, text, part);
    Wanted same = style.placement().group() ? grouped.putIfAbsent(text, label) : null;
    if (same == null) {
      wanted.add(label);
    } else {
      same.part = Parts.largest(List.of(same.part, part));
    }
  }

  void draw(Graphics2D graphics) {
    Occupied occupied = new Occupied();
    Map<Wanted, List<Placed>> places = new LinkedHashMap<>();
    for (Wanted label : wanted) {
      List<Placed> placed = place(label, occupied);
      if (!placed.isEmpty()) {
        places.put(label, placed);
      }
    }
    places.values().forEach(placed -> placed.forEach(part -> part.halo(graphics)));
    places.values().forEach(placed -> placed.forEach(part -> part.letters(graphics)));
  }

  private List<Placed> place(Wanted wanted, Occupied occupied) {
    Label label = Label.of(wanted.text, wanted.style, wanted.feature, fonts, canvas.factor());
    boolean line = wanted.part.getDimension() == 1;
    boolean along =
        line && (wanted.style.perpendicular().isPresent() || wanted.style.placement().followLine());
    return along
        ? LineLabels.place(label, wanted.style, wanted.feature, wanted.part, canvas, occupied)
        : PointLabels.place(label, wanted.style, wanted.feature, wanted.part, canvas, occupied);
  }
}
