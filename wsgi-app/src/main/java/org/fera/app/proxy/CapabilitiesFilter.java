package org.fera.app.proxy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.fera.app.http.Unavailable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** Takes out of WMS and WFS capabilities what the caller may not see. */
final class CapabilitiesFilter {

  private final LayerScope scope;

  CapabilitiesFilter(LayerScope scope) {
    this.scope = scope;
  }

  byte[] apply(byte[] capabilities) {
    try {
      Document document = parsed(capabilities);
      visit(document.getDocumentElement());
      ByteArrayOutputStream filtered = new ByteArrayOutputStream();
      TransformerFactory.newDefaultInstance()
          .newTransformer()
          .transform(new DOMSource(document), new StreamResult(filtered));
      return filtered.toByteArray();
    } catch (SAXException | IOException | ParserConfigurationException | TransformerException e) {
      throw Unavailable.broken("The OGC server answers with capabilities that cannot be read.", e);
    }
  }

  private static Document parsed(byte[] capabilities)
      throws ParserConfigurationException, SAXException, IOException {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
    factory.setFeature("http://xml.org/sax/features/external-general-entities", false);
    factory.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
    factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
    factory.setExpandEntityReferences(false);
    return factory.newDocumentBuilder().parse(new ByteArrayInputStream(capabilities));
  }

  private void visit(Element element) {
    boolean hadLayers = !children(element, "Layer").isEmpty();
    for (Element child : children(element, null)) {
      if (isHidden(child)) {
        element.removeChild(child);
      } else {
        visit(child);
      }
    }
    boolean emptied = hadLayers && children(element, "Layer").isEmpty();
    if (emptied && element.getLocalName().equals("Layer")) {
      element.getParentNode().removeChild(element);
    }
  }

  private boolean isHidden(Element element) {
    List<Element> names = children(element, "Name");
    if (names.isEmpty()) {
      return false;
    }
    String name = names.get(0).getTextContent().strip();
    return switch (element.getLocalName()) {
      case "Layer" -> scope.allowed(name).isEmpty();
      case "FeatureType" -> scope.allowed(name.substring(name.indexOf(':') + 1)).isEmpty();
      default -> false;
    };
  }

  private static List<Element> children(Element element, String name) {
    List<Element> children = new ArrayList<>();
    for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (child instanceof Element found && (name == null || found.getLocalName().equals(name))) {
        children.add(found);
      }
    }
    return children;
  }
}
