package org.fera.print.style;

import java.awt.Color;
import org.fera.print.feature.Feature;

/** How an area is filled. */
public record Fill(Setting<Color> colour, Setting<Double> opacity) {

  static Fill plain(Color colour) {
    return new Fill(Setting.fixed(colour), Setting.fixed(1d));
  }

  /** The colour for a feature, with its opacity. */
  public Color colour(Feature feature) {
    return Colours.faded(colour.of(feature), opacity.of(feature));
  }
}
