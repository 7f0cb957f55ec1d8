package org.fera.print.jrxml;

import java.util.Map;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * Converts what stands in a band: in version 7 it is an {@code element} of a kind, and what version
 * 6 had in {@code reportElement}, {@code textElement}, {@code font} and {@code graphicElement} are
 * its attributes.
 */
final class ElementConverter {

  private static final Map<String, String> TEXT =
      Map.of("textAlignment", "hTextAlign", "verticalAlignment", "vTextAlign");
  private static final Map<String, String> FONT = Map.of("size", "fontSize");

  private final ReportConverter report;
  private final Document target;

  ElementConverter(ReportConverter report, Document target) {
    this.report = report;
    this.target = target;
  }

  Element convert(Element old) throws JrxmlException {
    Element element = target.createElement("element");
    element.setAttribute("kind", old.getLocalName());
    report.attributes(old, element);
    overflow(element);
    rename(element, "hAlign", "hImageAlign");
    rename(element, "vAlign", "vImageAlign");
    for (Element child : ReportConverter.elements(old)) {
      child(child, element);
    }
    return element;
  }

  private void child(Element child, Element element) throws JrxmlException {
    switch (child.getLocalName()) {
      case "reportElement" -> {
        report.attributes(child, element);
        copyAll(child, element);
      }
      case "textElement" -> text(child, element);
      case "graphicElement" -> {
        report.attributes(child, element);
        element.removeAttribute("pen");
        copyAll(child, element);
      }
      default -> nested(child, element);
    }
  }

  private void nested(Element child, Element element) throws JrxmlException {
    if (Names6.KINDS.contains(child.getLocalName())) {
      element.appendChild(convert(child));
    } else if (Names6.UNKNOWN.contains(child.getLocalName())) {
      throw new JrxmlException(
          "<" + child.getLocalName() + "> of JasperReports 6 is not converted");
    } else {
      report.copy(child, element, Names6.element(child.getLocalName()));
    }
  }

  private void copyAll(Element from, Element element) throws JrxmlException {
    for (Element child : ReportConverter.elements(from)) {
      report.copy(child, element, Names6.element(child.getLocalName()));
    }
  }

  private void text(Element text, Element element) throws JrxmlException {
    move(text, element, TEXT);
    if (element.hasAttribute("styledText")) {
      if (element.getAttribute("styledText").equals("true")) {
        element.setAttribute("markup", "styled");
      }
      element.removeAttribute("styledText");
    }
    if (element.hasAttribute("lineSpacing")) {
      Element paragraph = report.append(element, "paragraph");
      paragraph.setAttribute("lineSpacing", element.getAttribute("lineSpacing"));
      element.removeAttribute("lineSpacing");
    }
    for (Element child : ReportConverter.elements(text)) {
      if (child.getLocalName().equals("font")) {
        move(child, element, FONT);
        element.removeAttribute("reportFont");
      } else {
        report.copy(child, element, child.getLocalName());
      }
    }
  }

  /** Attributes of an element that is no more, under their new names. */
  private void move(Element from, Element element, Map<String, String> names) {
    Element holder = target.createElement("holder");
    report.attributes(from, holder);
    for (int i = 0; i < holder.getAttributes().getLength(); i++) {
      String name = holder.getAttributes().item(i).getNodeName();
      element.setAttribute(
          names.getOrDefault(name, name), holder.getAttributes().item(i).getNodeValue());
    }
  }

  private static void overflow(Element element) {
    if (element.hasAttribute("stretchWithOverflow")) {
      if (element.getAttribute("stretchWithOverflow").equals("true")) {
        element.setAttribute("textAdjust", "StretchHeight");
      }
      element.removeAttribute("stretchWithOverflow");
    }
  }

  private static void rename(Element element, String old, String fresh) {
    if (element.hasAttribute(old)) {
      element.setAttribute(fresh, element.getAttribute(old));
      element.removeAttribute(old);
    }
  }
}
