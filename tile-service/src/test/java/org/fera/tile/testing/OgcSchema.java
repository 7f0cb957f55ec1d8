package org.fera.tile.testing;

import java.io.InputStream;
import java.io.StringReader;
import java.util.Objects;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.w3c.dom.bootstrap.DOMImplementationRegistry;
import org.w3c.dom.ls.DOMImplementationLS;
import org.w3c.dom.ls.LSInput;
import org.w3c.dom.ls.LSResourceResolver;

/** A published OGC schema, from the test class path: nothing is fetched from the network. */
public final class OgcSchema {

  private static final String PUBLISHED = "http://schemas.opengis.net/";

  private final Schema schema;

  private OgcSchema(Schema schema) {
    this.schema = schema;
  }

  /**
   * @param path below schemas.opengis.net
   */
  public static OgcSchema of(String path) throws Exception {
    SchemaFactory factory = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI);
    factory.setResourceResolver(resolver());
    StreamSource root = new StreamSource(open("ogc/" + path), PUBLISHED + path);
    return new OgcSchema(factory.newSchema(root));
  }

  /** Throws an exception that says where the document departs from the schema. */
  public void validate(String document) throws Exception {
    schema.newValidator().validate(new StreamSource(new StringReader(document)));
  }

  private static LSResourceResolver resolver() throws ReflectiveOperationException {
    DOMImplementationLS dom =
        (DOMImplementationLS) DOMImplementationRegistry.newInstance().getDOMImplementation("LS");
    return (type, namespace, publicId, systemId, base) -> {
      String address =
          java.net.URI.create(base == null ? PUBLISHED : base).resolve(systemId).toString();
      LSInput input = dom.createLSInput();
      input.setSystemId(address);
      input.setByteStream(open(resource(address)));
      return input;
    };
  }

  private static String resource(String address) {
    return switch (address) {
      case "http://www.w3.org/1999/xlink.xsd" -> "schemas/xlink.xsd";
      case "http://www.w3.org/2001/xml.xsd" -> "schemas/xml.xsd";
      default -> address.replace(PUBLISHED, "ogc/");
    };
  }

  private static InputStream open(String resource) {
    return Objects.requireNonNull(
        OgcSchema.class.getClassLoader().getResourceAsStream(resource), resource);
  }
}
