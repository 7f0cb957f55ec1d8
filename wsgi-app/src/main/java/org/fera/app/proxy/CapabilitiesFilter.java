package org.fera.app.proxy;

import java.io.IOException;
import java.util.List;
import java.util.function.Predicate;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.TransformerException;
import org.fera.app.http.Unavailable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/** Takes out of WMS and WFS capabilities what the caller may not see. */
final class CapabilitiesFilter {

  private final Predicate<String> shown;

  CapabilitiesFilter(LayerScope scope) {
    this(name -> !scope.allowed(name).isEmpty());
  }

  /**
   * @param shown tells which layers and feature types the caller may see, by name without prefix
   */
  CapabilitiesFilter(Predicate<String> shown) {
    this.shown = shown;
  }

  byte[] apply(byte[] capabilities) {
    try {
      Document document = XmlTrees.read(capabilities);
      visit(document.getDocumentElement());
      return XmlTrees.write(document);
    } catch (SAXException | IOException | ParserConfigurationException | TransformerException e) {
      throw Unavailable.broken("The OGC server answers with capabilities that cannot be read.", e);
    }
  }

  private void visit(Element element) {
    boolean hadLayers = !XmlTrees.children(element, "Layer").isEmpty();
    for (Element child : XmlTrees.children(element, null)) {
      if (isHidden(child)) {
        element.removeChild(child);
      } else {
        visit(child);
      }
    }
    boolean emptied = hadLayers && XmlTrees.children(element, "Layer").isEmpty();
    if (emptied && element.getLocalName().equals("Layer")) {
      element.getParentNode().removeChild(element);
    }
  }

  private boolean isHidden(Element element) {
    List<Element> names = XmlTrees.children(element, "Name");
    if (names.isEmpty()) {
      return false;
    }
    String name = names.get(0).getTextContent().strip();
    return switch (element.getLocalName()) {
      case "Layer" -> !shown.test(name);
      case "FeatureType" -> !shown.test(name.substring(name.indexOf(':') + 1));
      default -> false;
    };
  }
}
