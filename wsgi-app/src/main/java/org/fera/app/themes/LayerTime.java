package org.fera.app.themes;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.fera.app.ogc.WmsCapabilities;
import org.fera.app.ogc.WmsLayer;
import org.fera.app.themes.ThemeTree.LayerRow;

/**
 * When a layer, or the layers of a block together, can be asked for.
 *
 * @param mode value or range
 * @param widget slider or datepicker
 */
record LayerTime(TimeExtent extent, String mode, String widget) {

  /**
   * The time of a layer. Only a row that names one WMS layer has one; that of a WMS group is that
   * of its children.
   *
   * @return empty when time is disabled
   */
  static Optional<LayerTime> of(LayerRow layer, WmsCapabilities capabilities) {
    Optional<WmsLayer> wms = capabilities.layer(layer.layer());
    if (layer.timeMode().equals("disabled") || wms.isEmpty()) {
      return Optional.empty();
    }
    Stream<WmsLayer> timed =
        wms.get().timeExtent() == null ? wms.get().children().stream() : wms.stream();
    List<LayerTime> times =
        timed
            .filter(candidate -> candidate.timeExtent() != null)
            .map(candidate -> TimeExtent.of(candidate.timeExtent(), candidate.timeDefault()))
            .map(extent -> new LayerTime(extent, layer.timeMode(), layer.timeWidget()))
            .toList();
    if (times.isEmpty()) {
      throw new IllegalArgumentException("the capabilities have no time of it");
    }
    return times.stream().reduce(LayerTime::merged);
  }

  LayerTime merged(LayerTime other) {
    if (!mode.equals(other.mode)) {
      throw new IllegalArgumentException(
          "Could not mix time mode '" + other.mode + "' and '" + mode + "'");
    }
    if (!widget.equals(other.widget)) {
      throw new IllegalArgumentException(
          "Could not mix time widget '" + other.widget + "' and '" + widget + "'");
    }
    return new LayerTime(extent.merged(other.extent), mode, widget);
  }

  TimeNode node() {
    return extent.node(mode, widget);
  }
}
