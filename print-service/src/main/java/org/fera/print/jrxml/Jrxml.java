package org.fera.print.jrxml;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/**
 * Report templates as JasperReports 7 reads them. Those of version 6, known by the namespace of
 * their root, are converted; all others are left as they are.
 */
public final class Jrxml {

  private static final String NAMESPACE = "http://jasperreports.sourceforge.net/jasperreports";

  private Jrxml() {}

  /** A template of version 7, from one of version 6 or 7. */
  public static byte[] upToDate(byte[] jrxml) throws JrxmlException {
    try {
      Document source = parse(jrxml);
      if (!NAMESPACE.equals(source.getDocumentElement().getNamespaceURI())) {
        return jrxml;
      }
      return TemplateText.of(
          new ReportConverter(source, builder(false).newDocumentBuilder().newDocument()).convert());
    } catch (SAXParseException e) {
      throw new JrxmlException("line " + e.getLineNumber() + ": " + e.getMessage());
    } catch (SAXException | ParserConfigurationException | IOException e) {
      throw new JrxmlException(e.getMessage());
    }
  }

  private static Document parse(byte[] jrxml)
      throws ParserConfigurationException, IOException, SAXException {
    var builder = builder(true).newDocumentBuilder();
    builder.setErrorHandler(null);
    return builder.parse(new ByteArrayInputStream(jrxml));
  }

  private static DocumentBuilderFactory builder(boolean namespaces)
      throws ParserConfigurationException {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(namespaces);
    factory.setCoalescing(true);
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    factory.setXIncludeAware(false);
    factory.setExpandEntityReferences(false);
    return factory;
  }
}
