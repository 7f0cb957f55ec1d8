package org.fera.print.vector;

import java.awt.geom.AffineTransform;
import java.util.ArrayList;
import java.util.List;
import org.fera.print.feature.Feature;
import org.fera.print.style.Symbolizer;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.linearref.LengthIndexedLine;

/** Labels along lines: straight in the middle of the line, or letter by letter. */
final class LineLabels {

  private static final double UPRIGHT = 1e-6;

  private LineLabels() {}

  static List<Placed> place(
      Label label,
      Symbolizer.Text style,
      Feature feature,
      Geometry part,
      Canvas canvas,
      Occupied occupied) {
    Symbolizer.Placement placement = style.placement();
    double length = part.getLength();
    if (length == 0 || !placement.overruns() && label.width() > length) {
      return List.of();
    }
    double offset =
        style.perpendicular().map(distance -> distance.of(feature)).orElse(0d) * canvas.factor();
    boolean letters = placement.followLine() && label.width() <= length;
    List<Placed> placed =
        letters ? letters(label, part, offset) : List.of(straight(label, part, offset));
    double around = placement.spaceAround() * canvas.factor();
    List<Geometry> boxes = new ArrayList<>();
    for (Placed one : placed) {
      boxes.add(box(label, one, letters, around));
    }
    if (placement.conflicts()) {
      if (!occupied.free(boxes)) {
        return List.of();
      }
      occupied.take(boxes);
    }
    return placed;
  }

  private static Geometry box(Label label, Placed placed, boolean letter, double around) {
    var box = label.box(around);
    if (letter) {
      double width = Label.width(placed.lines().get(0), label.font());
      box.setRect(box.getX(), box.getY(), box.getWidth() - label.width() + width, box.getHeight());
    }
    return Occupied.box(box, placed.place());
  }

  private static Placed straight(Label label, Geometry line, double offset) {
    LengthIndexedLine along = new LengthIndexedLine(line);
    double half = Math.min(label.width(), line.getLength()) / 2;
    double middle = line.getLength() / 2;
    Coordinate at = along.extractPoint(middle);
    AffineTransform place = AffineTransform.getTranslateInstance(at.x, at.y);
    place.rotate(
        upright(angle(along.extractPoint(middle - half), along.extractPoint(middle + half))));
    place.translate(-label.width() / 2, label.height() / 2 - offset);
    return new Placed(label, label.lines(), place);
  }

  private static List<Placed> letters(Label label, Geometry line, double offset) {
    String text = String.join(" ", label.lines());
    double start = (line.getLength() - label.width()) / 2;
    LengthIndexedLine along = new LengthIndexedLine(line);
    double direction = angle(along.extractPoint(start), along.extractPoint(start + label.width()));
    boolean backwards = upright(direction) != direction;
    LengthIndexedLine forwards = backwards ? new LengthIndexedLine(line.reverse()) : along;
    List<Placed> letters = new ArrayList<>();
    for (int i = 0; i < text.length(); i++) {
      String letter = text.substring(i, i + 1);
      double before = Label.width(text.substring(0, i), label.font());
      double width = Label.width(letter, label.font());
      Coordinate from = forwards.extractPoint(start + before);
      Coordinate to = forwards.extractPoint(start + before + Math.max(width, 0.1));
      AffineTransform place = AffineTransform.getTranslateInstance(from.x, from.y);
      place.rotate(angle(from, to));
      place.translate(0, label.height() / 2 - offset);
      letters.add(new Placed(label, List.of(letter), place));
    }
    return letters;
  }

  private static double angle(Coordinate from, Coordinate to) {
    return Math.atan2(to.y - from.y, to.x - from.x);
  }

  /** The same direction or the opposite one: text does not stand on its head, and reads upwards. */
  private static double upright(double angle) {
    double quarter = Math.PI / 2;
    if (angle > quarter - UPRIGHT) {
      return angle - Math.PI;
    }
    return angle < -quarter - UPRIGHT ? angle + Math.PI : angle;
  }
}
