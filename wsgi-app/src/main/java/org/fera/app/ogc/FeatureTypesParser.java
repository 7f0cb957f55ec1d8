package org.fera.app.ogc;

import java.util.LinkedHashMap;
import java.util.Map;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads the answer of DescribeFeatureType, WFS 1.0.0. */
final class FeatureTypesParser {

  private final Map<String, String> typeOfElement = new LinkedHashMap<>();
  private final Map<String, Map<String, Map<String, String>>> types = new LinkedHashMap<>();
  private String namespace;

  private FeatureTypesParser() {}

  static FeatureTypes parse(byte[] document) throws XMLStreamException {
    FeatureTypesParser parser = new FeatureTypesParser();
    parser.read(XmlDocuments.reader(document));
    if (parser.namespace == null) {
      throw new XMLStreamException("no targetNamespace");
    }
    return new FeatureTypes(parser.namespace, parser.attributes());
  }

  private void read(XMLStreamReader xml) throws XMLStreamException {
    Map<String, Map<String, String>> type = null;
    while (xml.hasNext()) {
      if (xml.next() != XMLStreamConstants.START_ELEMENT) {
        continue;
      }
      switch (xml.getLocalName()) {
        case "schema" -> namespace = xml.getAttributeValue(null, "targetNamespace");
        case "complexType" -> {
          type = new LinkedHashMap<>();
          types.put(String.valueOf(xml.getAttributeValue(null, "name")), type);
        }
        case "element" -> {
          String name = xml.getAttributeValue(null, "name");
          String typeName = xml.getAttributeValue(null, "type");
          if (name == null || typeName == null) {
            continue;
          }
          if (xml.getAttributeValue(null, "substitutionGroup") != null || type == null) {
            typeOfElement.put(name, local(typeName));
          } else {
            type.put(name, attribute(xml, typeName));
          }
        }
        default -> {}
      }
    }
  }

  private static Map<String, String> attribute(XMLStreamReader xml, String typeName) {
    Map<String, String> attribute = new LinkedHashMap<>();
    attribute.put("type", local(typeName));
    int colon = typeName.indexOf(':');
    if (colon > 0) {
      String uri = xml.getNamespaceURI(typeName.substring(0, colon));
      if (uri != null) {
        attribute.put("namespace", uri);
      }
    }
    for (int i = 0; i < xml.getAttributeCount(); i++) {
      attribute.putIfAbsent(xml.getAttributeLocalName(i), xml.getAttributeValue(i));
    }
    attribute.remove("name");
    return attribute;
  }

  /** MapServer with gml_types auto says {@code Character} where it means the layer's own type. */
  private Map<String, Map<String, Map<String, String>>> attributes() {
    Map<String, Map<String, Map<String, String>>> attributes = new LinkedHashMap<>();
    typeOfElement.forEach(
        (name, type) -> {
          Map<String, Map<String, String>> found =
              types.containsKey(type) ? types.get(type) : types.get(name + "Type");
          if (found != null) {
            attributes.put(name, found);
          }
        });
    return attributes;
  }

  private static String local(String name) {
    return name.substring(name.indexOf(':') + 1);
  }
}
