package org.fera.print.jrxml;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Converts a template of JasperReports 6 element by element. */
final class ReportConverter {

  private static final Pattern BATIK =
      Pattern.compile(
          "(?s)(?:[\\w.]+\\.)?BatikRenderer\\s*\\.\\s*getInstance\\s*\\(\\s*new\\s+(?:java\\.io\\.)?File\\s*\\("
              + "\\s*new\\s+(?:java\\.net\\.)?URI\\s*\\((.*)\\)\\s*\\)\\s*\\)");

  private final Document source;
  private final Document target;

  ReportConverter(Document source, Document target) {
    this.source = source;
    this.target = target;
  }

  Document convert() throws JrxmlException {
    Element root = source.getDocumentElement();
    Element report = target.createElement("jasperReport");
    target.appendChild(report);
    attributes(root, report);
    if (!report.hasAttribute("language")) {
      report.setAttribute("language", "java");
    }
    children(root, report);
    return target;
  }

  private void children(Element from, Element to) throws JrxmlException {
    for (Element child : elements(from)) {
      convert(child, to);
    }
  }

  private void convert(Element element, Element parent) throws JrxmlException {
    String name = element.getLocalName();
    if (Names6.KINDS.contains(name)) {
      parent.appendChild(new ElementConverter(this, target).convert(element));
    } else if (Names6.SECTIONS.contains(name)) {
      section(element, parent);
    } else if (Names6.UNKNOWN.contains(name) || name.endsWith("Chart")) {
      throw new JrxmlException(
          "<" + name + "> of JasperReports 6 is not converted; save the template as version 7");
    } else {
      other(name, element, parent);
    }
  }

  private void other(String name, Element element, Element parent) throws JrxmlException {
    switch (name) {
      case "import" -> {
        Element copy = append(parent, "import");
        copy.setTextContent(element.getAttribute("value"));
      }
      case "style" -> style(element, append(parent, "style"));
      case "conditionalStyle" -> conditional(element, append(parent, "conditionalStyle"));
      case "queryString" -> {
        Element query = copy(element, parent, "query");
        if (!query.hasAttribute("language")) {
          query.setAttribute("language", "sql");
        }
      }
      case "subreportPart" -> {
        Element component = copy(element, parent, "component");
        component.setAttribute("kind", "subreportPart");
      }
      case "band" -> band(element, append(parent, "band"));
      case "reportFont" -> {
        // Fonts of reports went with version 3; nothing refers to them.
      }
      default -> copy(element, parent, Names6.element(name));
    }
  }

  /** A copy under another name, with converted attributes and children. */
  Element copy(Element element, Element parent, String name) throws JrxmlException {
    Element copy = append(parent, name);
    attributes(element, copy);
    if (name.equals("expression")) {
      copy.removeAttribute("class");
    }
    if (elements(element).isEmpty()) {
      text(element, copy);
    } else {
      children(element, copy);
    }
    return copy;
  }

  private void section(Element section, Element parent) throws JrxmlException {
    for (Element band : elements(section)) {
      if (band.getLocalName().equals("band")) {
        band(band, append(parent, section.getLocalName()));
      }
    }
  }

  private void band(Element band, Element to) throws JrxmlException {
    attributes(band, to);
    if (to.hasAttribute("splitAllowed")) {
      if (to.getAttribute("splitAllowed").equals("false")) {
        to.setAttribute("splitType", "Prevent");
      }
      to.removeAttribute("splitAllowed");
    }
    children(band, to);
  }

  private void style(Element style, Element to) throws JrxmlException {
    attributes(style, to);
    both(to, "hAlign", "hTextAlign", "hImageAlign");
    both(to, "vAlign", "vTextAlign", "vImageAlign");
    children(style, to);
  }

  /** The style within a condition becomes part of it. */
  private void conditional(Element condition, Element to) throws JrxmlException {
    for (Element child : elements(condition)) {
      if (child.getLocalName().equals("style")) {
        style(child, to);
      } else {
        convert(child, to);
      }
    }
  }

  static void both(Element element, String old, String first, String second) {
    if (element.hasAttribute(old)) {
      element.setAttribute(first, element.getAttribute(old));
      element.setAttribute(second, element.getAttribute(old));
      element.removeAttribute(old);
    }
  }

  /** Attributes without those of namespaces. */
  void attributes(Element from, Element to) {
    for (int i = 0; i < from.getAttributes().getLength(); i++) {
      Attr attribute = (Attr) from.getAttributes().item(i);
      if (attribute.getNamespaceURI() == null && !attribute.getName().startsWith("xmlns")) {
        String name = Names6.attribute(attribute.getName());
        String value = attribute.getValue();
        to.setAttribute(name, name.equals("stretchType") ? Names6.stretch(value) : value);
      }
    }
  }

  void text(Element from, Element to) {
    String text = from.getTextContent();
    if (!text.isBlank()) {
      String shown =
          BATIK
              .matcher(text)
              .replaceAll("net.sf.jasperreports.renderers.ResourceRenderer.getInstance($1, false)");
      to.appendChild(target.createCDATASection(shown));
    }
  }

  Element append(Element parent, String name) {
    Element element = target.createElement(name);
    parent.appendChild(element);
    return element;
  }

  static List<Element> elements(Element parent) {
    List<Element> elements = new ArrayList<>();
    for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element element) {
        elements.add(element);
      }
    }
    return elements;
  }
}
