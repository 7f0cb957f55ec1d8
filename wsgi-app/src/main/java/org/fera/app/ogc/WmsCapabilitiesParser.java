package org.fera.app.ogc;

import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads WMS capabilities 1.1.1 and 1.3.0; of the latter without scales, which are no resolutions.
 */
final class WmsCapabilitiesParser {

  /** Real ones have a few; a document made to exhaust the stack has more. */
  private static final int DEEPEST = 100;

  private WmsCapabilitiesParser() {}

  static WmsCapabilities parse(byte[] document) throws XMLStreamException {
    XMLStreamReader xml = XmlDocuments.reader(document);
    List<WmsLayer> roots = new ArrayList<>();
    boolean capability = false;
    while (xml.hasNext()) {
      if (xml.next() != XMLStreamConstants.START_ELEMENT) {
        continue;
      }
      if (xml.getLocalName().equals("Capability")) {
        capability = true;
      } else if (xml.getLocalName().equals("Layer")) {
        roots.add(layer(xml, 1));
      }
    }
    if (!capability) {
      throw new XMLStreamException("no WMS capabilities");
    }
    return WmsCapabilities.of(roots);
  }

  private static WmsLayer layer(XMLStreamReader xml, int depth) throws XMLStreamException {
    if (depth > DEEPEST) {
      throw new XMLStreamException("layers nested deeper than " + DEEPEST);
    }
    boolean queryable = "1".equals(xml.getAttributeValue(null, "queryable"));
    String name = null;
    ScaleHint scale = null;
    String time = null;
    String timeDefault = null;
    List<WmsLayer> children = new ArrayList<>();
    while (xml.next() != XMLStreamConstants.END_ELEMENT) {
      if (!xml.isStartElement()) {
        continue;
      }
      switch (xml.getLocalName()) {
        case "Layer" -> children.add(layer(xml, depth + 1));
        case "Name" -> name = xml.getElementText().strip();
        case "ScaleHint" -> {
          scale =
              ScaleHint.ofDiagonals(
                  xml.getAttributeValue(null, "min"), xml.getAttributeValue(null, "max"));
          XmlDocuments.skip(xml);
        }
        case "Extent", "Dimension" -> {
          if ("time".equals(xml.getAttributeValue(null, "name"))) {
            String defaultValue = xml.getAttributeValue(null, "default");
            String text = xml.getElementText().strip();
            time = text.isEmpty() ? time : text;
            timeDefault = defaultValue == null ? timeDefault : defaultValue;
          } else {
            XmlDocuments.skip(xml);
          }
        }
        default -> XmlDocuments.skip(xml);
      }
    }
    return new WmsLayer(name, scale, queryable, time, timeDefault, children);
  }
}
