package org.fera.app.proxy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fera.app.http.Parameters;
import org.fera.app.rights.Caller;
import org.fera.app.rights.RestrictionAreas;

/** GetFeatureInfo of servers that do not know the restriction areas: asked where they hold. */
@ApplicationScoped
class MaskedPoint {

  private final RestrictionAreas areas;

  MaskedPoint(RestrictionAreas areas) {
    this.areas = areas;
  }

  /**
   * Leaves in QUERY_LAYERS what the caller may see at the point.
   *
   * @return an answer when nothing is left to ask
   */
  Optional<Response> apply(OgcParameters parameters, AreaScope scope, Caller caller) {
    List<String> names =
        List.of(
            Parameters.required("QUERY_LAYERS", parameters.get("query_layers").orElse(null))
                .split(","));
    List<String> leaves =
        names.stream().flatMap(name -> scope.leaves(name.strip()).stream()).toList();
    if (leaves.stream().allMatch(leaf -> scope.limit(leaf).isEmpty())) {
      return Optional.empty();
    }
    MapView view = MapView.of(parameters, areas);
    double[] point = view.at(pixel("i", "x", parameters), pixel("j", "y", parameters));
    Map<Set<Integer>, Boolean> known = new HashMap<>();
    List<String> kept = new ArrayList<>();
    for (String leaf : leaves) {
      Set<Integer> limit = scope.limit(leaf);
      if (limit.isEmpty()
          || known.computeIfAbsent(
              limit, layers -> areas.hold(caller, layers, point[0], point[1], view.srid()))) {
        kept.add(leaf);
      }
    }
    parameters.put("query_layers", String.join(",", kept));
    return kept.isEmpty()
        ? Optional.of(nothing(parameters.get("info_format").orElse("text/plain")))
        : Optional.empty();
  }

  private static int pixel(String modern, String old, OgcParameters parameters) {
    String name = parameters.has(modern) ? modern : old;
    return Parameters.integer(
        name, Parameters.required(name, parameters.get(name).orElse(null)), 0);
  }

  private static Response nothing(String format) {
    String type = format.toLowerCase(Locale.ROOT);
    String body =
        type.contains("json")
            ? "{\"type\":\"FeatureCollection\",\"features\":[]}"
            : type.contains("xml") || type.contains("gml")
                ? "<?xml version=\"1.0\"?><msGMLOutput"
                    + " xmlns:gml=\"http://www.opengis.net/gml\"></msGMLOutput>"
                : "";
    String known =
        type.contains("json")
            ? "application/json"
            : body.isEmpty() ? "text/plain" : "application/vnd.ogc.gml";
    return OgcAnswers.headed(Response.ok(body, known), Operation.GETFEATUREINFO).build();
  }
}
