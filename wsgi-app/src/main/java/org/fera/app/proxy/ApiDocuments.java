package org.fera.app.proxy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.NotFoundException;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fera.app.rights.Caller;
import org.fera.app.rights.RestrictionAreas;

/** Takes out of documents of an OGC API what a caller may not see. */
@ApplicationScoped
class ApiDocuments {

  /** QGIS Server's begin with the name of the API and may end with a query. */
  private static final Pattern COLLECTION_PATH =
      Pattern.compile("(?:/[^/]+)?/collections/([^/{}?]+)(?:[/?].*)?");

  private final ObjectMapper json;
  private final RestrictionAreas areas;

  ApiDocuments(ObjectMapper json, RestrictionAreas areas) {
    this.json = json;
    this.areas = areas;
  }

  /**
   * The list of collections, or the description of the API, without those that are hidden.
   *
   * @throws IOException when it is no JSON
   */
  byte[] listing(byte[] document, Predicate<String> visible) throws IOException {
    JsonNode tree = json.readTree(document);
    if (tree.path("collections") instanceof ArrayNode collections) {
      removeIf(collections, each -> !visible.test(each.path("id").asText()));
    }
    if (tree.path("paths") instanceof ObjectNode paths) {
      List<String> hidden = new ArrayList<>();
      paths
          .fieldNames()
          .forEachRemaining(
              path -> {
                Matcher collection = COLLECTION_PATH.matcher(path);
                if (collection.matches() && !visible.test(decoded(collection.group(1)))) {
                  hidden.add(path);
                }
              });
      paths.remove(hidden);
    }
    return json.writeValueAsBytes(tree);
  }

  /**
   * The features that the layers' areas hold, or the one feature; counts of all are left out.
   *
   * @throws IOException when it is no JSON
   * @throws NotFoundException when the one feature is not held
   */
  byte[] held(byte[] document, Caller caller, Set<Integer> limit) throws IOException {
    JsonNode tree = json.readTree(document);
    if (tree.path("features") instanceof ArrayNode features) {
      keep(features, caller, limit);
      ((ObjectNode) tree).remove(List.of("numberMatched", "bbox"));
      ((ObjectNode) tree).put("numberReturned", features.size());
    } else {
      ArrayNode one = json.createArrayNode().add(tree);
      keep(one, caller, limit);
      if (one.isEmpty()) {
        throw new NotFoundException("There is no such feature");
      }
    }
    return json.writeValueAsBytes(tree);
  }

  /** A feature without geometry is in no area. */
  private void keep(ArrayNode features, Caller caller, Set<Integer> limit) {
    List<JsonNode> placed = new ArrayList<>();
    features.forEach(
        feature -> {
          if (feature.path("geometry").isObject()) {
            placed.add(feature);
          }
        });
    List<String> geometries =
        placed.stream().map(feature -> feature.path("geometry").toString()).toList();
    Set<Integer> held =
        geometries.isEmpty() ? Set.of() : areas.heldGeoJson(caller, limit, geometries);
    features.removeAll();
    held.stream().sorted().forEach(place -> features.add(placed.get(place)));
  }

  private static String decoded(String name) {
    try {
      return URLDecoder.decode(name.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return name;
    }
  }

  private static void removeIf(ArrayNode array, Predicate<JsonNode> unwanted) {
    for (Iterator<JsonNode> each = array.iterator(); each.hasNext(); ) {
      if (unwanted.test(each.next())) {
        each.remove();
      }
    }
  }
}
