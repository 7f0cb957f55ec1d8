package org.fera.print.style;

import java.awt.Color;
import java.util.Optional;

/** Reads the symbolizers of MapFish Print's JSON styles; both versions have the same keys. */
final class SymbolizerReader {

  private static final double USUAL_RADIUS = 5;

  private SymbolizerReader() {}

  static Fill fill(SettingReader json) {
    return new Fill(
        json.setting("fillColor", Kinds.COLOUR, Color.BLACK),
        json.setting("fillOpacity", Kinds.SHARE, 1d));
  }

  static Stroke stroke(SettingReader json) {
    return new Stroke(
        json.setting("strokeColor", Kinds.COLOUR, Color.BLACK),
        json.setting("strokeOpacity", Kinds.SHARE, 1d),
        json.setting("strokeWidth", Kinds.SIZE, 1d),
        json.setting("strokeDashstyle", Kinds.DASH, "solid"),
        json.setting("strokeDashoffset", Kinds.OFFSET, 0d),
        json.setting("strokeLinecap", Kinds.oneOf("butt", "round", "square"), "butt"),
        json.setting("strokeLinejoin", Kinds.oneOf("miter", "mitre", "round", "bevel"), "miter"));
  }

  static Symbolizer.Point point(SettingReader json, Optional<Fill> fill, Optional<Stroke> stroke) {
    boolean picture = json.has("externalGraphic");
    return new Symbolizer.Point(
        json.optional("externalGraphic", Kinds.TEXT, null),
        json.setting("graphicName", Marks.KIND, "circle"),
        size(json, picture),
        json.setting("graphicOpacity", Kinds.SHARE, 1d),
        offset(json, "graphicXOffset"),
        offset(json, "graphicYOffset"),
        json.setting("rotation", Kinds.NUMBER, 0d),
        fill,
        stroke);
  }

  /** The radius doubled, else a width; a picture may keep its own size, which is null. */
  private static Setting<Double> size(SettingReader json, boolean picture) {
    Optional<Setting<Double>> radius = json.optional("pointRadius", Kinds.SIZE, USUAL_RADIUS);
    if (radius.isPresent()) {
      Setting<Double> given = radius.get();
      return new Setting<>(
          given.expression(),
          value -> {
            Double half = given.kind().of(value);
            return half == null ? null : 2 * half;
          },
          2 * given.otherwise());
    }
    Double usual = picture ? null : Double.valueOf(2 * USUAL_RADIUS);
    return json.setting("graphicWidth", Kinds.SIZE, usual);
  }

  /** Pictures are moved only if both offsets are given. */
  private static Setting<Double> offset(SettingReader json, String key) {
    return json.has("graphicXOffset") && json.has("graphicYOffset")
        ? json.setting(key, Kinds.OFFSET, 0d)
        : Setting.fixed(0d);
  }

  static Symbolizer.Text text(SettingReader json) {
    String align = json.fixed("labelAlign", Alignment.KIND, "cm");
    return new Symbolizer.Text(
        json.setting("label", Kinds.TEXT, ""),
        new Symbolizer.Typeface(
            json.setting("fontFamily", Kinds.TEXT, "sans-serif"),
            json.setting("fontSize", Kinds.SIZE, 10d),
            json.setting("fontWeight", Kinds.TEXT, "normal"),
            json.setting("fontStyle", Kinds.TEXT, "normal")),
        json.setting("fontColor", Kinds.COLOUR, Color.BLACK),
        json.setting("fontOpacity", Kinds.SHARE, 1d),
        json.setting("labelAnchorPointX", Kinds.NUMBER, Alignment.x(align)),
        json.setting("labelAnchorPointY", Kinds.NUMBER, Alignment.y(align)),
        json.setting("labelXOffset", Kinds.OFFSET, 0d),
        json.setting("labelYOffset", Kinds.OFFSET, 0d),
        json.setting("labelRotation", Kinds.NUMBER, 0d),
        json.optional("labelPerpendicularOffset", Kinds.OFFSET, 0d),
        halo(json),
        placement(json));
  }

  /** A radius alone makes no halo, as in MapFish Print. */
  private static Optional<Symbolizer.Halo> halo(SettingReader json) {
    if (json.has("haloColor", "haloOpacity")) {
      return Optional.of(
          new Symbolizer.Halo(
              json.setting("haloRadius", Kinds.SIZE, 1d),
              json.setting("haloColor", Kinds.COLOUR, Color.WHITE),
              json.setting("haloOpacity", Kinds.SHARE, 1d)));
    }
    return json.has("labelOutlineColor", "labelOutlineWidth")
        ? Optional.of(
            new Symbolizer.Halo(
                json.setting("labelOutlineWidth", Kinds.SIZE, 1d),
                json.setting("labelOutlineColor", Kinds.COLOUR, Color.WHITE),
                Setting.fixed(1d)))
        : Optional.empty();
  }

  private static Symbolizer.Placement placement(SettingReader json) {
    return new Symbolizer.Placement(
        json.fixed("conflictResolution", Kinds.TRUTH, true),
        json.fixed("spaceAround", Kinds.OFFSET, 0d),
        json.fixed("followLine", Kinds.TRUTH, false),
        json.fixed("allowOverruns", Kinds.TRUTH, true),
        json.fixed("autoWrap", Kinds.SIZE, 0d),
        json.fixed("maxDisplacement", Kinds.SIZE, 0d),
        json.fixed("group", Kinds.TRUTH, false),
        json.fixed("goodnessOfFit", Kinds.SHARE, 0.5));
  }
}
