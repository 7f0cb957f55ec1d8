package org.fera.print.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.http.HttpServerRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.fera.print.app.Attribute;
import org.fera.print.mail.MailRequest;
import org.fera.print.queue.Origin;
import org.fera.print.rights.Sender;
import org.fera.print.spec.MapSpec;
import org.fera.print.spec.PrintSpec;

/** Tells whose print a request is. */
final class Origins {

  private static final int LONGEST_REFERRER = 500;

  private Origins() {}

  static Origin of(
      HttpServerRequest request, Sender sender, PrintSpec spec, Optional<MailRequest> mail) {
    return new Origin(
        client(request, sender),
        spec.layout().name(),
        Optional.ofNullable(request.getHeader("Referer"))
            .map(referrer -> referrer.split("[?#]", 2)[0])
            .map(referrer -> referrer.substring(0, Math.min(referrer.length(), LONGEST_REFERRER))),
        statistics(spec, mail).toString(),
        mail.isPresent());
  }

  /**
   * The address that HAProxy saw. Requests by way of a portal that does not say whose they are come
   * from its own address; those are told apart by their cookies, which cost nobody anything to
   * change, but then it is the portal that let them pass.
   */
  private static String client(HttpServerRequest request, Sender sender) {
    String address = sender.address();
    boolean own =
        address.startsWith("127.") || address.equals("::1") || address.equals("0:0:0:0:0:0:0:1");
    if (!own) {
      return hash(address);
    }
    String cookie = request.getHeader("Cookie");
    return cookie == null ? "" : hash(cookie);
  }

  private static String hash(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 12);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("This Java has no SHA-256", e);
    }
  }

  private static ObjectNode statistics(PrintSpec spec, Optional<MailRequest> mail) {
    ObjectNode statistics = JsonNodeFactory.instance.objectNode();
    ArrayNode maps = statistics.putArray("maps");
    spec.layout()
        .attributes()
        .forEach(
            (name, attribute) -> {
              if (attribute instanceof Attribute.Map
                  && spec.values().get(name) instanceof MapSpec map) {
                ObjectNode one = maps.addObject();
                one.put("dpi", map.dpi());
                one.put("nbLayers", map.layers().size());
                one.putObject("size").put("width", map.width()).put("height", map.height());
              }
            });
    mail.ifPresent(to -> statistics.put("emails", to.to().size()));
    return statistics;
  }
}
