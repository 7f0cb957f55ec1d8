package org.fera.router.settings;

import java.util.ArrayList;
import java.util.List;

/**
 * Where a PostgreSQL server listens.
 *
 * @param host a name or an address; an IPv6 address without brackets
 * @param port 1 to 65535
 */
public record HostPort(String host, int port) {

  public static final int POSTGRES_PORT = 5432;

  /**
   * Reads a comma-separated list of {@code host}, {@code host:port} or {@code [ipv6]:port}.
   *
   * @param ports the ports of entries without one: as many as there are hosts, or one for all
   * @param origin of the list, for the message
   * @throws SettingsException naming the origin
   */
  public static List<HostPort> list(String hosts, List<Integer> ports, String origin) {
    List<HostPort> list = new ArrayList<>();
    String[] entries = hosts.strip().split("\\s*,\\s*", -1);
    if (ports.size() > 1 && ports.size() != entries.length) {
      throw new SettingsException(
          origin + ": " + entries.length + " hosts but " + ports.size() + " ports");
    }
    for (int i = 0; i < entries.length; i++) {
      int port = ports.isEmpty() ? POSTGRES_PORT : ports.get(ports.size() == 1 ? 0 : i);
      list.add(one(entries[i], port, origin));
    }
    return List.copyOf(list);
  }

  private static HostPort one(String entry, int port, String origin) {
    if (entry.isBlank() || entry.startsWith("/")) {
      throw new SettingsException(
          origin + ": `" + entry + "` is no host (sockets are not supported)");
    }
    int bracket = entry.lastIndexOf(']');
    int colon = entry.indexOf(':', Math.max(bracket, 0));
    boolean bareIpv6 = bracket < 0 && colon >= 0 && entry.indexOf(':', colon + 1) >= 0;
    if (colon < 0 || bareIpv6) {
      return new HostPort(unbracketed(entry), port);
    }
    return new HostPort(
        unbracketed(entry.substring(0, colon)), port(entry.substring(colon + 1), origin));
  }

  private static String unbracketed(String host) {
    return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
  }

  /** Reads a port, or a comma-separated list of them. */
  public static List<Integer> ports(String text, String origin) {
    List<Integer> ports = new ArrayList<>();
    for (String one : text.split(",")) {
      ports.add(port(one.strip(), origin));
    }
    return ports;
  }

  private static int port(String text, String origin) {
    try {
      int port = Integer.parseInt(text);
      if (port > 0 && port < 65536) {
        return port;
      }
    } catch (NumberFormatException e) {
      // told below, with the key
    }
    throw new SettingsException(origin + ": `" + text + "` is no port");
  }

  /** The form of a JDBC URL and of the {@code X-Fera-Database} header. */
  @Override
  public String toString() {
    return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
  }
}
