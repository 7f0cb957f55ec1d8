package org.fera.app.proxy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.fera.app.http.BadParameter;
import org.fera.app.ogc.XmlDocuments;

/**
 * A WFS request in XML.
 *
 * @param featureTypes names, with or without a prefix, that it asks for
 * @param ids ids of features that it asks for
 * @param outputFormat empty: the server's own
 * @param resultType empty: the features
 */
record WfsPost(
    Operation operation,
    List<String> featureTypes,
    List<String> ids,
    String outputFormat,
    String resultType) {

  private static final Set<Operation> READING =
      Set.of(Operation.GETFEATURE, Operation.DESCRIBEFEATURETYPE, Operation.GETCAPABILITIES);

  /** The attribute that holds the id, by element. */
  private static final Map<String, String> IDS =
      Map.of("FeatureId", "fid", "GmlObjectId", "id", "ResourceId", "rid");

  /**
   * @throws BadParameter named {@code body} when it is no reading WFS request
   */
  static WfsPost parse(byte[] body) {
    try {
      return read(XmlDocuments.reader(body));
    } catch (XMLStreamException e) {
      throw new BadParameter("body", "The body is no XML.");
    }
  }

  private static WfsPost read(XMLStreamReader xml) throws XMLStreamException {
    List<String> types = new ArrayList<>();
    List<String> ids = new ArrayList<>();
    Operation operation = null;
    String outputFormat = null;
    String resultType = null;
    while (xml.hasNext()) {
      int event = xml.next();
      if (event == XMLStreamConstants.DTD) {
        throw new BadParameter("body", "The body has a document type.");
      }
      if (event != XMLStreamConstants.START_ELEMENT) {
        continue;
      }
      String element = xml.getLocalName();
      if (operation == null) {
        operation = reading(element);
        outputFormat = attribute(xml, "outputFormat");
        resultType = attribute(xml, "resultType");
      } else if (element.equals("StoredQuery")) {
        throw new BadParameter("body", "Stored queries are not handed on.");
      } else if (element.equals("Query")) {
        add(types, attribute(xml, "typeName"));
        add(types, attribute(xml, "typeNames"));
      } else if (IDS.containsKey(element)) {
        add(ids, attribute(xml, IDS.get(element)));
      } else if (element.equals("TypeName")) {
        types.add(xml.getElementText());
      }
    }
    return new WfsPost(
        operation,
        types,
        ids,
        Objects.requireNonNullElse(outputFormat, ""),
        Objects.requireNonNullElse(resultType, ""));
  }

  private static Operation reading(String element) {
    return READING.stream()
        .filter(operation -> operation.name().equalsIgnoreCase(element))
        .findFirst()
        .orElseThrow(() -> new BadParameter("body", "The body is no WFS request that reads."));
  }

  private static void add(List<String> values, String value) {
    if (value != null) {
      values.add(value);
    }
  }

  /** By local name, whatever its namespace. */
  private static String attribute(XMLStreamReader xml, String name) {
    for (int i = 0; i < xml.getAttributeCount(); i++) {
      if (xml.getAttributeLocalName(i).equalsIgnoreCase(name)) {
        return xml.getAttributeValue(i);
      }
    }
    return null;
  }
}
