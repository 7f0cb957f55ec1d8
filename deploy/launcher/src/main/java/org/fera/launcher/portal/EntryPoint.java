package org.fera.launcher.portal;

import java.util.Map;
import org.fera.launcher.Failure;

/**
 * Where the portal is seen from outside.
 *
 * @param prefix the path that it is mounted under, with a slash at both ends
 * @param host name and port, as in a Host header
 * @param protocol http or https
 * @param address where the entry listens: an address of this machine, or {@code *}
 */
public record EntryPoint(String prefix, String host, String protocol, String address) {

  /**
   * What VISIBLE_ENTRY_POINT, VISIBLE_WEB_HOST, VISIBLE_WEB_PROTOCOL and FERA_BIND say. By default
   * the entry listens on loopback alone: the sample has accounts whose passwords everybody knows.
   */
  public static EntryPoint of(Map<String, String> environment, Ports ports) {
    String prefix = given(environment, "VISIBLE_ENTRY_POINT", "/");
    if (!prefix.matches("/|/?[A-Za-z0-9_/-]+")) {
      throw Failure.usage(
          "VISIBLE_ENTRY_POINT has to be a path of letters, digits, - and _, is '" + prefix + "'");
    }
    String protocol = given(environment, "VISIBLE_WEB_PROTOCOL", "http");
    if (!protocol.matches("https?")) {
      throw Failure.usage("VISIBLE_WEB_PROTOCOL has to be http or https, is '" + protocol + "'");
    }
    return new EntryPoint(
        ("/" + prefix + "/").replaceAll("/+", "/"),
        given(environment, "VISIBLE_WEB_HOST", "localhost:" + ports.entry()),
        protocol,
        given(environment, "FERA_BIND", "127.0.0.1"));
  }

  /** HAProxy's bind argument. */
  public String bind(int port) {
    return address.equals("127.0.0.1")
        ? "127.0.0.1:" + port + (hasIpv6Loopback() ? ",[::1]:" + port : "")
        : address + ":" + port;
  }

  /** The address to open in a browser. */
  public String url() {
    return protocol + "://" + host + (prefix.equals("/") ? "" : prefix);
  }

  private static boolean hasIpv6Loopback() {
    try (var socket = new java.net.ServerSocket(0, 1, java.net.InetAddress.getByName("::1"))) {
      return socket.isBound();
    } catch (java.io.IOException none) {
      return false;
    }
  }

  private static String given(Map<String, String> environment, String name, String otherwise) {
    String value = environment.getOrDefault(name, "");
    return value.isEmpty() ? otherwise : value;
  }
}
