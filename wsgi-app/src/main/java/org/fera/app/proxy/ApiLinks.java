package org.fera.app.proxy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fera.app.servers.Query;

/**
 * Links in answers of an OGC API, which name the server's own address: they become the portal's,
 * without what only the proxy adds.
 *
 * @param base the portal's address of this API, without a slash at the end
 */
record ApiLinks(String base) {

  private static final JsonFactory JSON = new JsonFactory();
  private static final Pattern API = Pattern.compile("^[^?#]*?/(?:ogcapi|wfs3)(?=[/?#]|$)");

  /** The link for callers; one that leads elsewhere stays. */
  String rewritten(String href) {
    Matcher api = API.matcher(href);
    if (!api.find()) {
      return href;
    }
    String ours = base + href.substring(api.end());
    Map<String, String> callers = new TreeMap<>();
    Query.of(ours)
        .forEach(
            (name, value) -> {
              if (OgcParameters.isCallers(name)) {
                callers.put(name, value);
              }
            });
    return Query.add(ours.split("[?#]", 2)[0], callers);
  }

  /**
   * A document with its links rewritten, all else as it was.
   *
   * @throws IOException when it is no JSON
   */
  byte[] in(byte[] document) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(document.length);
    try (JsonParser from = JSON.createParser(document);
        JsonGenerator to = JSON.createGenerator(bytes)) {
      while (from.nextToken() != null) {
        if (from.currentToken() == JsonToken.VALUE_STRING && isLink(from.getParsingContext())) {
          to.writeString(rewritten(from.getText()));
        } else {
          to.copyCurrentEventExact(from);
        }
      }
    }
    return bytes.toByteArray();
  }

  /** {@code "links": [{"href": ...}]}, wherever it stands. */
  private static boolean isLink(JsonStreamContext place) {
    JsonStreamContext list = place.getParent();
    return place.inObject()
        && "href".equals(place.getCurrentName())
        && list != null
        && list.inArray()
        && list.getParent() != null
        && "links".equals(list.getParent().getCurrentName());
  }
}
