package org.fera.tile.testing;

import java.io.IOException;
import java.io.StringReader;
import java.util.Objects;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** The published DTD of WMS 1.1.1, from the test class path. */
public final class WmsDtd {

  private static final String DTD = "ogc/wms/1.1.1/WMS_MS_Capabilities.dtd";

  private WmsDtd() {}

  /** Throws an exception that says where the document departs from the DTD. */
  public static void validate(String document) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setValidating(true);
    DocumentBuilder builder = factory.newDocumentBuilder();
    builder.setEntityResolver((publicId, systemId) -> dtd(systemId));
    builder.setErrorHandler(
        new ErrorHandler() {
          @Override
          public void warning(SAXParseException warning) {}

          @Override
          public void error(SAXParseException error) throws SAXException {
            throw error;
          }

          @Override
          public void fatalError(SAXParseException error) throws SAXException {
            throw error;
          }
        });
    builder.parse(new InputSource(new StringReader(document)));
  }

  private static InputSource dtd(String systemId) throws IOException {
    if (!systemId.endsWith("WMS_MS_Capabilities.dtd")) {
      throw new IOException("not the DTD of WMS 1.1.1: " + systemId);
    }
    InputSource source =
        new InputSource(
            Objects.requireNonNull(WmsDtd.class.getClassLoader().getResourceAsStream(DTD), DTD));
    source.setSystemId(systemId);
    return source;
  }
}
