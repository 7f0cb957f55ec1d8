package org.fera.launcher.supervisor;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** The little of XML-RPC that supervisor's interface uses. */
final class XmlRpc {

  private static final Duration LIMIT = Duration.ofSeconds(120);

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();
  private final URI address;
  private final String authorization;

  XmlRpc(int port, String user, String password) {
    this.address = URI.create("http://127.0.0.1:" + port + "/RPC2");
    this.authorization =
        "Basic "
            + Base64.getEncoder()
                .encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
  }

  /** An answer that is an error of the method. */
  static final class Fault extends RuntimeException {

    private final int code;

    Fault(int code, String message) {
      super(message);
      this.code = code;
    }

    int code() {
      return code;
    }
  }

  /**
   * Calls a method.
   *
   * @param parameters strings and booleans
   * @return a String, Integer, Boolean, List or Map
   * @throws IOException when nobody answers or somebody else does
   */
  Object call(String method, Object... parameters) throws IOException {
    StringBuilder body =
        new StringBuilder("<?xml version='1.0'?><methodCall><methodName>" + method);
    body.append("</methodName><params>");
    for (Object parameter : parameters) {
      String value =
          parameter instanceof Boolean flag
              ? "<boolean>" + (flag ? 1 : 0) + "</boolean>"
              : "<string>" + parameter + "</string>";
      body.append("<param><value>").append(value).append("</value></param>");
    }
    body.append("</params></methodCall>");
    HttpRequest request =
        HttpRequest.newBuilder(address)
            .timeout(LIMIT)
            .header("Authorization", authorization)
            .header("Content-Type", "text/xml")
            .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
            .build();
    try {
      HttpResponse<byte[]> response = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
      if (response.statusCode() != 200) {
        throw new IOException("status " + response.statusCode() + " from " + address);
      }
      return answer(response.body());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static Object answer(byte[] xml) throws IOException {
    Element root;
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      root = factory.newDocumentBuilder().parse(new ByteArrayInputStream(xml)).getDocumentElement();
    } catch (ParserConfigurationException | SAXException e) {
      throw new IOException(e);
    }
    Element child = children(root).get(0);
    if (child.getTagName().equals("fault")) {
      Map<?, ?> fault = (Map<?, ?>) value(children(child).get(0));
      throw new Fault((Integer) fault.get("faultCode"), (String) fault.get("faultString"));
    }
    return value(children(children(child).get(0)).get(0));
  }

  private static Object value(Element value) {
    List<Element> typed = children(value);
    if (typed.isEmpty()) {
      return value.getTextContent();
    }
    Element type = typed.get(0);
    return switch (type.getTagName()) {
      case "int", "i4" -> Integer.valueOf(type.getTextContent().strip());
      case "boolean" -> type.getTextContent().strip().equals("1");
      case "array" -> children(children(type).get(0)).stream().map(XmlRpc::value).toList();
      case "struct" -> struct(type);
      default -> type.getTextContent();
    };
  }

  private static Map<String, Object> struct(Element struct) {
    Map<String, Object> members = new HashMap<>();
    for (Element member : children(struct)) {
      List<Element> pair = children(member);
      members.put(pair.get(0).getTextContent(), value(pair.get(1)));
    }
    return members;
  }

  private static List<Element> children(Element element) {
    List<Element> children = new ArrayList<>();
    for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element child) {
        children.add(child);
      }
    }
    return children;
  }
}
