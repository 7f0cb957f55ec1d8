package org.fera.app.servers;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.fera.app.http.PublicUrl;

/**
 * Resolves addresses as GeoMapFish does: http and https as they are, relative ones as they are,
 * {@code static://} in the portal's static files, {@code config://NAME/path?x=y} at a server of the
 * configuration.
 */
@ApplicationScoped
public class ServerUrls {

  private final Map<String, String> servers;
  private final UnaryOperator<String> portal;

  @Inject
  ServerUrls(ServersConfig config, PublicUrl publicUrl) {
    this(config.servers(), publicUrl::of);
  }

  ServerUrls(Map<String, String> servers, UnaryOperator<String> portal) {
    this.servers = servers;
    this.portal = portal;
  }

  /** The same for links to a portal elsewhere: what they stand in for is put there later. */
  public ServerUrls at(UnaryOperator<String> otherPortal) {
    return new ServerUrls(servers, otherPortal);
  }

  /**
   * Resolves one address.
   *
   * @param what whose address it is, for the error: "The OGC server 'main'"
   */
  public ServerUrl resolve(String what, String address) {
    String text = address.strip();
    int colon = text.indexOf("://");
    if (colon < 0) {
      return text.isEmpty() || text.equals("/")
          ? new ServerUrl.Wrong(what + "='" + address + "' is not an address.")
          : new ServerUrl.Found(text);
    }
    String rest = text.substring(colon + 3);
    return switch (text.substring(0, colon)) {
      case "http", "https" -> absolute(what, text);
      case "static" -> file(what, rest);
      case "config" -> server(what, rest);
      default -> new ServerUrl.Wrong(what + "='" + address + "' has an unknown scheme.");
    };
  }

  private static ServerUrl absolute(String what, String text) {
    try {
      if (new URI(text.replaceAll("[{} |]", "_")).getHost() != null) {
        return new ServerUrl.Found(text);
      }
    } catch (URISyntaxException e) {
      // Told below, without the parser's words.
    }
    return new ServerUrl.Wrong(what + "='" + text + "' is not a valid address.");
  }

  private ServerUrl file(String what, String rest) {
    int slash = rest.indexOf('/');
    String path = slash < 0 ? "" : rest.substring(slash + 1);
    if (path.isEmpty()) {
      return new ServerUrl.Wrong(what + "='static://" + rest + "' has no path.");
    }
    return new ServerUrl.Found(portal.apply("static/" + path));
  }

  private ServerUrl server(String what, String rest) {
    String name = rest.split("[/?]", 2)[0];
    Optional<String> base = base(name);
    if (base.isEmpty()) {
      return new ServerUrl.Wrong(
          what + "='config://" + rest + "': the server '" + name + "' is not configured.");
    }
    String tail = rest.substring(name.length());
    String path = tail.split("\\?", 2)[0];
    return new ServerUrl.Found(Query.add(joined(base.get(), path), Query.of(tail)));
  }

  private Optional<String> base(String name) {
    String configured = servers.get(name);
    if (configured != null) {
      return Optional.of(configured);
    }
    return name.equals("tiles") ? Optional.of(portal.apply("tiles/")) : Optional.empty();
  }

  private static String joined(String base, String path) {
    String relative = path.replaceAll("^/+", "");
    if (relative.isEmpty()) {
      return base;
    }
    String[] parts = base.split("\\?", 2);
    String folder = parts[0].endsWith("/") ? parts[0] : parts[0] + "/";
    return folder + relative + (parts.length > 1 ? "?" + parts[1] : "");
  }
}
