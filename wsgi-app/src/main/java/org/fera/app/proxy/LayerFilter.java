package org.fera.app.proxy;

import jakarta.ws.rs.ForbiddenException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.fera.app.http.BadParameter;

/** Holds a request to the layers and feature types that its caller may see. */
final class LayerFilter {

  private final LayerScope scope;

  LayerFilter(LayerScope scope) {
    this.scope = scope;
  }

  /** Replaces groups by their visible layers; fails with 403 where nothing is left of a name. */
  void apply(OgcParameters parameters) {
    layers(parameters);
    parameters
        .get("query_layers")
        .ifPresent(names -> parameters.put("query_layers", String.join(",", expanded(names))));
    parameters.get("layer").ifPresent(this::whole);
    for (String name : List.of("typename", "typenames")) {
      parameters.get(name).ifPresent(this::featureTypes);
    }
    for (String name : List.of("featureid", "resourceid")) {
      parameters.get(name).ifPresent(this::featureIds);
    }
    if (parameters.has("storedquery_id")) {
      throw new BadParameter("STOREDQUERY_ID", "Stored queries are not handed on.");
    }
  }

  /** Fails with 403 when one of the types is kept from the caller. */
  void featureTypes(String names) {
    FeatureNames.types(names).forEach(this::whole);
  }

  /** The same for ids, which begin with the type and a dot. */
  void featureIds(String ids) {
    FeatureNames.typesOfIds(ids).forEach(this::whole);
  }

  /** The same for a collection of an OGC API. */
  void collection(String id) {
    whole(id);
  }

  private void layers(OgcParameters parameters) {
    if (parameters.get("layers").isEmpty()) {
      return;
    }
    List<String> names = split(parameters.get("layers").get());
    List<String> styles = split(parameters.get("styles").orElse(""));
    List<String> newNames = new ArrayList<>();
    List<String> newStyles = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      String style = styles.size() == names.size() ? styles.get(i) : "";
      for (String name : visible(names.get(i))) {
        newNames.add(name);
        newStyles.add(style);
      }
    }
    parameters.put("layers", String.join(",", newNames));
    if (!newNames.equals(names)) {
      parameters.put("styles", String.join(",", newStyles));
    }
  }

  private List<String> expanded(String names) {
    return split(names).stream()
        .flatMap(name -> visible(name).stream())
        .collect(Collectors.toList());
  }

  private void whole(String name) {
    if (!scope.allowed(name).equals(List.of(name))
        && scope.allowed(name).stream().noneMatch(name::equalsIgnoreCase)) {
      throw refused(name);
    }
  }

  private List<String> visible(String name) {
    List<String> visible = scope.allowed(name.strip());
    if (visible.isEmpty()) {
      throw refused(name);
    }
    return visible;
  }

  private static ForbiddenException refused(String name) {
    return new ForbiddenException("No access to the layer '" + name + "'");
  }

  private static List<String> split(String names) {
    return Arrays.asList(names.split(",", -1));
  }
}
