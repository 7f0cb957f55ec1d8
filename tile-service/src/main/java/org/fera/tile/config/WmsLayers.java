package org.fera.tile.config;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** The layers that the capabilities of a WMS name, of version 1.1.1 or 1.3.0. */
final class WmsLayers {

  private static final String LAYER = "Layer";

  private WmsLayers() {}

  /**
   * The names of the layers that are offered in a coordinate system, inherited ones included (OGC
   * 06-042, 7.2.4.6.7), in the order of the document.
   *
   * @param crs for example {@code EPSG:3857}
   */
  static Set<String> in(InputStream capabilities, String crs) throws IOException {
    Set<String> names = new LinkedHashSet<>();
    for (Element root : children(parsed(capabilities), "Capability")) {
      for (Element layer : children(root, LAYER)) {
        collect(layer, crs, false, names);
      }
    }
    return names;
  }

  private static void collect(Element layer, String crs, boolean inherited, Set<String> names) {
    boolean offered = inherited || names(layer, "CRS", crs) || names(layer, "SRS", crs);
    if (offered) {
      children(layer, "Name").forEach(name -> names.add(name.getTextContent().strip()));
    }
    children(layer, LAYER).forEach(child -> collect(child, crs, offered, names));
  }

  /** Version 1.1.1 may list several in one element. */
  private static boolean names(Element layer, String element, String crs) {
    return children(layer, element).stream()
        .anyMatch(list -> Arrays.asList(list.getTextContent().strip().split("\\s+")).contains(crs));
  }

  private static List<Element> children(Element parent, String name) {
    List<Element> children = new ArrayList<>();
    for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element child && child.getTagName().equals(name)) {
        children.add(child);
      }
    }
    return children;
  }

  /** Without anything from outside of the document: that of 1.1.1 names a DTD. */
  private static Element parsed(InputStream document) throws IOException {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://xml.org/sax/features/external-general-entities", false);
      factory.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
      factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
      factory.setExpandEntityReferences(false);
      return factory.newDocumentBuilder().parse(document).getDocumentElement();
    } catch (ParserConfigurationException | SAXException e) {
      throw new IOException("not well-formed XML", e);
    }
  }
}
