package org.fera.print.jrxml;

import java.nio.charset.StandardCharsets;
import org.w3c.dom.CDATASection;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;
import org.w3c.dom.Text;

/**
 * Writes a template. {@code kind} comes first among attributes: Jackson, with which JasperReports
 * reads templates, loses the only child of an element whose kind it learns late.
 */
final class TemplateText {

  private static final String KIND = "kind";

  private final StringBuilder text = new StringBuilder();

  private TemplateText() {}

  static byte[] of(Document document) {
    TemplateText text = new TemplateText();
    text.text.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    text.element(document.getDocumentElement());
    return text.text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private void element(Element element) {
    text.append('<').append(element.getTagName());
    if (element.hasAttribute(KIND)) {
      attribute(KIND, element.getAttribute(KIND));
    }
    NamedNodeMap attributes = element.getAttributes();
    for (int i = 0; i < attributes.getLength(); i++) {
      if (!attributes.item(i).getNodeName().equals(KIND)) {
        attribute(attributes.item(i).getNodeName(), attributes.item(i).getNodeValue());
      }
    }
    text.append('>');
    for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (child instanceof Element inner) {
        element(inner);
      } else if (child instanceof CDATASection data) {
        text.append("<![CDATA[")
            .append(data.getData().replace("]]>", "]]]]><![CDATA[>"))
            .append("]]>");
      } else if (child instanceof Text plain) {
        text.append(escaped(plain.getData()));
      }
    }
    text.append("</").append(element.getTagName()).append('>');
  }

  private void attribute(String name, String value) {
    text.append(' ').append(name).append("=\"").append(escaped(value)).append('"');
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("\n", "&#10;");
  }
}
