package org.fera.app.dynamic;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;

/** The constants that depend on where the portal is; what is configured stays as it is. */
final class ViewConstants {

  /** By which ngeo tells scales: 96 pixels to an inch. */
  private static final double PIXELS_PER_METRE = 96 * 39.37;

  private ViewConstants() {}

  static void add(ObjectNode constants, PortalView view) {
    if (!constants.has("gmfOptions")) {
      options(constants.putObject("gmfOptions"), view);
    }
    if (!constants.has("gmfProjectionsOptions")) {
      projections(constants.putObject("gmfProjectionsOptions"), view);
    }
    ObjectNode tiles = constants.withObjectProperty("gmfVectorTilesOptions");
    putAbsent(tiles, "projection", view.code());
    tiles.withObjectProperty("tileGrid");
    listAbsent(constants.withObjectProperty("gmfContextualDataOptions"), "projections", view);
    listAbsent(constants.withObjectProperty("gmfPermalinkOptions"), "projectionCodes", view);
    ObjectNode search = constants.withObjectProperty("gmfSearchOptions");
    listAbsent(search, "coordinatesProjections", view);
    search
        .withArrayProperty("datasources")
        .forEach(source -> putAbsent((ObjectNode) source, "projection", view.code()));
    ObjectNode mouse = constants.withObjectProperty("gmfMousePositionOptions");
    if (!mouse.has("projections")) {
      mouse
          .putArray("projections")
          .addObject()
          .put("code", view.code())
          .put("label", view.code())
          .put("filter", "ngeoNumberCoordinates:0:{x}, {y}");
    }
    scales(constants, view);
  }

  /** One for each resolution of the map, which may be configured. */
  private static void scales(ObjectNode constants, PortalView view) {
    ObjectNode options = constants.withObjectProperty("ngeoScaleSelectorOptions");
    if (!options.has("values")) {
      ArrayNode values = options.putArray("values");
      constants
          .at("/gmfOptions/view/resolutions")
          .forEach(
              units ->
                  values.add(
                      Math.round(units.asDouble() * view.metresPerUnit() * PIXELS_PER_METRE)));
    }
  }

  private static void options(ObjectNode options, PortalView view) {
    options.put("geolocalisation", true);
    options.putObject("map").put("maxTilesLoading", 16);
    ObjectNode map = options.putObject("view");
    map.put("projection", view.code());
    map.put("zoom", 0);
    map.put("constrainRotation", false);
    map.put("constrainResolution", true);
    map.put("autoRotate", false);
    numbers(map, "center", view.center());
    numbers(map, "extent", view.extent());
    numbers(map, "resolutions", view.resolutions());
    numbers(options, "wmtsTopLeft", List.of(view.extent().get(0), view.extent().get(3)));
  }

  private static void projections(ObjectNode projections, PortalView view) {
    if (view.proj4().isBlank()) {
      return;
    }
    ObjectNode projection = projections.putObject(view.code());
    Arrays.stream(view.proj4().strip().split("\\s+"))
        .forEach(projection.putArray("definition")::add);
    numbers(projection, "extent", view.extent());
  }

  private static void putAbsent(ObjectNode node, String name, String value) {
    if (!node.has(name)) {
      node.put(name, value);
    }
  }

  private static void listAbsent(ObjectNode node, String name, PortalView view) {
    if (!node.has(name)) {
      node.putArray(name).add(view.code());
    }
  }

  private static void numbers(ObjectNode node, String name, List<Double> values) {
    values.forEach(node.putArray(name)::add);
  }
}
