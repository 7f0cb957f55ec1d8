package org.fera.app.proxy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.fera.app.http.BadParameter;
import org.fera.app.ogc.XmlDocuments;

/**
 * What a request to TinyOWS does.
 *
 * @param operation in small letters
 * @param types all feature types that it reads or writes, without prefixes
 */
record WfsEdit(String operation, Set<String> types) {

  static final String CAPABILITIES = "getcapabilities";
  static final String DESCRIPTION = "describefeaturetype";
  private static final String TRANSACTION = "transaction";

  private static final Set<String> BY_ADDRESS = Set.of(CAPABILITIES, DESCRIPTION, "getfeature");
  private static final Set<String> BY_BODY =
      Set.of(
          CAPABILITIES,
          DESCRIPTION,
          "getfeature",
          "getfeaturewithlock",
          "lockfeature",
          TRANSACTION);
  private static final Set<String> ACTIONS = Set.of("insert", "update", "delete", "lockid");
  private static final Set<String> NAMING = Set.of("query", "lock", "update", "delete");
  private static final Set<String> MEMBERS = Set.of("featuremember", "featuremembers", "member");
  private static final Map<String, String> IDS =
      Map.of("featureid", "fid", "gmlobjectid", "id", "resourceid", "rid");

  private static final int DEEPEST = 100;

  /** Of parameters; without REQUEST the capabilities are meant. */
  static WfsEdit of(OgcParameters parameters) {
    String operation = parameters.get("request").orElse(CAPABILITIES).toLowerCase(Locale.ROOT);
    if (!BY_ADDRESS.contains(operation)) {
      throw new BadParameter("REQUEST", "'REQUEST' is not taken by GET.");
    }
    return new WfsEdit(operation, Set.copyOf(FeatureNames.of(parameters)));
  }

  /**
   * Of a body.
   *
   * @throws BadParameter named {@code body} when it is none that TinyOWS gets
   */
  static WfsEdit parse(byte[] body) {
    try {
      return new Reader(XmlDocuments.reader(body)).read();
    } catch (XMLStreamException e) {
      throw new BadParameter("body", "The body is no XML.");
    }
  }

  /** Goes through a body once, with the names of the elements that are open. */
  private static final class Reader {

    private final XMLStreamReader xml;
    private final List<String> open = new ArrayList<>();
    private final List<String> types = new ArrayList<>();
    private String operation = "";

    Reader(XMLStreamReader xml) {
      this.xml = xml;
    }

    WfsEdit read() throws XMLStreamException {
      while (xml.hasNext()) {
        switch (xml.next()) {
          case XMLStreamConstants.DTD ->
              throw new BadParameter("body", "The body has a document type.");
          case XMLStreamConstants.START_ELEMENT ->
              start(xml.getLocalName().toLowerCase(Locale.ROOT));
          case XMLStreamConstants.END_ELEMENT -> open.remove(open.size() - 1);
          default -> {
            // Text that counts is read with its element.
          }
        }
      }
      return new WfsEdit(operation, Set.copyOf(types));
    }

    private void start(String name) throws XMLStreamException {
      if (open.isEmpty()) {
        operation = name;
        if (!BY_BODY.contains(name)) {
          throw new BadParameter("body", "The body is no WFS request that is handed on.");
        }
      } else if (open.size() == 1 && operation.equals(TRANSACTION) && !ACTIONS.contains(name)) {
        throw new BadParameter("body", "A transaction has Insert, Update and Delete only.");
      }
      if (isFeature(name)) {
        types.add(xml.getLocalName());
      }
      if (NAMING.contains(name) && !isInside()) {
        attributes("typename", "typenames").flatMap(FeatureNames::types).forEach(types::add);
      }
      if (IDS.containsKey(name)) {
        attributes(IDS.get(name)).flatMap(FeatureNames::typesOfIds).forEach(types::add);
      }
      if (name.equals("typename")) {
        FeatureNames.types(xml.getElementText()).forEach(types::add);
        return;
      }
      open.add(name);
      if (open.size() > DEEPEST) {
        throw new BadParameter("body", "The body is nested too deep.");
      }
    }

    /** What is inserted: the elements in Insert, or the members of collections there. */
    private boolean isFeature(String name) {
      String parent = open.isEmpty() ? "" : open.get(open.size() - 1);
      return isInside()
          && (parent.equals("insert") && !name.equals("featurecollection")
              || MEMBERS.contains(parent));
    }

    private boolean isInside() {
      return open.size() > 1 && open.get(1).equals("insert");
    }

    private Stream<String> attributes(String... names) {
      List<String> values = new ArrayList<>();
      for (int i = 0; i < xml.getAttributeCount(); i++) {
        if (List.of(names).contains(xml.getAttributeLocalName(i).toLowerCase(Locale.ROOT))) {
          values.add(xml.getAttributeValue(i));
        }
      }
      return values.stream();
    }
  }
}
