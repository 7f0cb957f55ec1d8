package org.fera.app.proxy;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.TransformerException;
import org.fera.app.http.BadParameter;
import org.fera.app.http.Unavailable;
import org.fera.app.rights.Caller;
import org.fera.app.rights.RestrictionAreas;
import org.fera.app.upstream.UpstreamRequest;
import org.fera.app.upstream.WholeAnswer;
import org.jdbi.v3.core.JdbiException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/**
 * GetFeature of servers that do not know the restriction areas: of the answer only those features
 * remain whose geometry an area holds. A feature without geometry is in no area.
 */
@ApplicationScoped
class MaskedFeatures {

  private static final int LONGEST = 20_000_000;
  private static final Set<String> MEMBERS = Set.of("featureMember", "featureMembers", "member");
  private static final Set<String> GEOMETRIES =
      Set.of(
          "Point",
          "LineString",
          "Polygon",
          "MultiPoint",
          "MultiLineString",
          "MultiPolygon",
          "Curve",
          "Surface",
          "MultiCurve",
          "MultiSurface",
          "MultiGeometry");

  /** They tell of all features, also of those that are left out. */
  private static final List<String> COUNTS =
      List.of("numberOfFeatures", "numberReturned", "numberMatched");

  private final OgcRequests requests;
  private final RestrictionAreas areas;

  MaskedFeatures(OgcRequests requests, RestrictionAreas areas) {
    this.requests = requests;
    this.areas = areas;
  }

  /** Refuses what cannot be filtered. */
  static void check(String outputFormat, String resultType) {
    if (resultType.equalsIgnoreCase("hits")) {
      throw new BadParameter(
          "RESULTTYPE", "Features of layers with restriction areas are not counted.");
    }
    String format = outputFormat.toLowerCase(java.util.Locale.ROOT);
    if (!format.isBlank() && !format.contains("gml") && !format.startsWith("text/xml")) {
      throw new BadParameter(
          "OUTPUTFORMAT", "Layers with restriction areas are handed out as GML only.");
    }
  }

  Uni<Response> filter(UpstreamRequest request, AreaScope scope, Caller caller) {
    return requests
        .whole(request, Kind.FEATURES, LONGEST)
        .emitOn(Infrastructure.getDefaultWorkerPool())
        .map(answer -> filtered(answer, scope, caller, request.server()));
  }

  private Response filtered(WholeAnswer answer, AreaScope scope, Caller caller, String server) {
    if (answer.status() >= 500) {
      throw Unavailable.broken(server + " failed with status " + answer.status() + ".", null);
    }
    try {
      Document document = XmlTrees.read(answer.body().getBytes());
      keep(document.getDocumentElement(), scope, caller);
      return OgcAnswers.headed(
              Response.status(answer.status()).entity(XmlTrees.write(document)),
              Operation.GETFEATURE)
          .type(answer.contentType() == null ? "text/xml" : answer.contentType())
          .build();
    } catch (SAXException
        | IOException
        | ParserConfigurationException
        | TransformerException
        | JdbiException e) {
      throw Unavailable.broken(server + " answers with features that cannot be read.", e);
    }
  }

  private void keep(Element collection, AreaScope scope, Caller caller)
      throws TransformerException {
    Map<Set<Integer>, List<Element>> limited = new LinkedHashMap<>();
    int free = 0;
    for (Element feature : features(collection)) {
      Set<Integer> limit = scope.limit(feature.getLocalName());
      if (limit.isEmpty()) {
        free++;
      } else {
        limited.computeIfAbsent(limit, absent -> new ArrayList<>()).add(feature);
      }
    }
    if (limited.isEmpty()) {
      return;
    }
    int kept = free;
    for (Map.Entry<Set<Integer>, List<Element>> entry : limited.entrySet()) {
      kept += keep(entry.getValue(), entry.getKey(), caller);
    }
    for (Element box : XmlTrees.children(collection, "boundedBy")) {
      collection.removeChild(box);
    }
    for (String count : COUNTS) {
      if (collection.hasAttribute(count)) {
        collection.setAttribute(count, Integer.toString(kept));
      }
    }
  }

  private int keep(List<Element> features, Set<Integer> limit, Caller caller)
      throws TransformerException {
    List<Element> placed = new ArrayList<>();
    List<String> gml = new ArrayList<>();
    Set<Element> kept = new HashSet<>();
    for (Element feature : features) {
      Optional<Element> geometry = geometry(feature);
      if (geometry.isPresent()) {
        placed.add(feature);
        gml.add(XmlTrees.text(geometry.get()));
      }
    }
    areas.held(caller, limit, gml).forEach(place -> kept.add(placed.get(place)));
    features.stream().filter(feature -> !kept.contains(feature)).forEach(MaskedFeatures::remove);
    return kept.size();
  }

  private static List<Element> features(Element collection) {
    List<Element> features = new ArrayList<>();
    for (Element member : XmlTrees.children(collection, null)) {
      if (MEMBERS.contains(member.getLocalName())) {
        features.addAll(XmlTrees.children(member, null));
      }
    }
    return features;
  }

  private static void remove(Element feature) {
    Element member = (Element) feature.getParentNode();
    member.removeChild(feature);
    if (XmlTrees.children(member, null).isEmpty()) {
      member.getParentNode().removeChild(member);
    }
  }

  /** The first geometry; boxes are none. */
  private static Optional<Element> geometry(Element element) {
    for (Element child : XmlTrees.children(element, null)) {
      if (child.getLocalName().equals("boundedBy")) {
        continue;
      }
      String namespace = child.getNamespaceURI();
      if (namespace != null
          && namespace.startsWith("http://www.opengis.net/gml")
          && GEOMETRIES.contains(child.getLocalName())) {
        return Optional.of(child);
      }
      Optional<Element> below = geometry(child);
      if (below.isPresent()) {
        return below;
      }
    }
    return Optional.empty();
  }
}
