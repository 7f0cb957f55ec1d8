package org.fera.launcher.portal;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.fera.launcher.Failure;

/**
 * Where the portal is seen from outside.
 *
 * @param prefix the path that it is mounted under, with a slash at both ends
 * @param host name and port, as in a Host header
 * @param protocol http or https
 * @param address where the entry listens: an address of this machine, or {@code *}
 * @param hosts names by which environments other than production are seen, by environment, with a
 *     port where it is not the protocol's own; the others are seen at a path
 */
public record EntryPoint(
    String prefix, String host, String protocol, String address, Map<String, String> hosts) {

  /** Without hosts of environments. */
  public EntryPoint(String prefix, String host, String protocol, String address) {
    this(prefix, host, protocol, address, Map.of());
  }

  /**
   * What VISIBLE_ENTRY_POINT, VISIBLE_WEB_HOST, VISIBLE_WEB_PROTOCOL, FERA_ENVIRONMENT_HOSTS and
   * FERA_BIND say. By default the entry listens on loopback alone: the sample has accounts whose
   * passwords everybody knows.
   */
  public static EntryPoint of(Map<String, String> environment, Ports ports) {
    return of(environment, ports, Join.NOBODY);
  }

  /** The same where the entry may be on another server. */
  public static EntryPoint of(Map<String, String> environment, Ports ports, Join join) {
    String prefix = given(environment, "VISIBLE_ENTRY_POINT", "/");
    if (!prefix.matches("/|/?[A-Za-z0-9_/-]+")) {
      throw Failure.usage(
          "VISIBLE_ENTRY_POINT has to be a path of letters, digits, - and _, is '" + prefix + "'");
    }
    String protocol =
        given(environment, "VISIBLE_WEB_PROTOCOL", hasTls(environment) ? "https" : "http");
    if (!protocol.matches("https?")) {
      throw Failure.usage("VISIBLE_WEB_PROTOCOL has to be http or https, is '" + protocol + "'");
    }
    return new EntryPoint(
        ("/" + prefix + "/").replaceAll("/+", "/"),
        given(environment, "VISIBLE_WEB_HOST", host(environment, ports, join)),
        protocol,
        given(environment, "FERA_BIND", given(environment, "FERA_ADDRESS", "127.0.0.1")),
        hosts(given(environment, "FERA_ENVIRONMENT_HOSTS", "")));
  }

  private static String host(Map<String, String> environment, Ports ports, Join join) {
    return join.of("HAPROXY")
        .map(url -> url.replaceFirst("^http://", ""))
        .orElse("localhost:" + (hasTls(environment) ? ports.tls() : ports.entry()));
  }

  private static boolean hasTls(Map<String, String> environment) {
    return !environment.getOrDefault("FERA_TLS_CERTIFICATE", "").isEmpty();
  }

  /** Of {@code integration=integration.example.org,test=test.example.org:8443}. */
  private static Map<String, String> hosts(String list) {
    Map<String, String> hosts = new TreeMap<>();
    for (String one : list.split(",")) {
      if (one.isBlank()) {
        continue;
      }
      if (!one.strip().matches("[a-z][a-z0-9]*=[A-Za-z0-9.-]+(:[0-9]{1,5})?")) {
        throw Failure.usage(
            "FERA_ENVIRONMENT_HOSTS has to be NAME=HOST[:PORT],..., is '" + list + "'");
      }
      hosts.put(one.strip().split("=")[0], one.strip().split("=")[1]);
    }
    return hosts;
  }

  /** Where one of the portal's environments is seen: at a host of its own, or below a path. */
  public EntryPoint of(Environment environment) {
    if (environment.isProduction()) {
      return this;
    }
    String path =
        hosts.containsKey(environment.name()) ? prefix : prefix + environment.name() + "/";
    return new EntryPoint(
        path, hosts.getOrDefault(environment.name(), host), protocol, address, hosts);
  }

  /** The host of an environment, without a port; empty when it is seen at a path. */
  public Optional<String> hostOf(Environment environment) {
    return Optional.ofNullable(hosts.get(environment.name())).map(host -> host.split(":")[0]);
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
