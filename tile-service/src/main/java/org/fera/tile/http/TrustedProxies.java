package org.fera.tile.http;

import io.netty.handler.ipfilter.IpFilterRuleType;
import io.netty.handler.ipfilter.IpSubnetFilterRule;
import io.netty.util.NetUtil;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The proxies that are believed whence a request came and to which host, {@code
 * fera.http.trusted-proxies}; what others write into {@code X-Forwarded-For} and {@code
 * X-Forwarded-Host} counts for nothing.
 */
@ApplicationScoped
class TrustedProxies {

  private static final String FORWARDED_FOR = "X-Forwarded-For";
  private static final String FORWARDED_HOST = "X-Forwarded-Host";

  private final List<IpSubnetFilterRule> networks;

  /**
   * @param networks addresses, or networks as {@code 10.0.0.0/8}
   * @throws IllegalArgumentException when one is neither
   */
  TrustedProxies(
      @ConfigProperty(name = "fera.http.trusted-proxies") Optional<List<String>> networks) {
    this.networks = networks.orElse(List.of()).stream().map(TrustedProxies::rule).toList();
  }

  /**
   * Whence a request came: from the connection's address, or from those that a trusted proxy names,
   * as it writes them.
   */
  String origin(HttpServerRequest request) {
    String address = request.remoteAddress().hostAddress();
    String forwarded = request.getHeader(FORWARDED_FOR);
    return forwarded != null && contain(address) ? forwarded : address;
  }

  /**
   * The host, with its port where it has one, by which a request reached the portal: that which a
   * trusted proxy names, else the request's own; may be empty.
   */
  String host(HttpServerRequest request) {
    String forwarded = request.getHeader(FORWARDED_HOST);
    if (forwarded != null && contain(request.remoteAddress().hostAddress())) {
      return forwarded;
    }
    return request.authority() == null ? "" : request.authority().toString();
  }

  private boolean contain(String address) {
    byte[] bytes = NetUtil.createByteArrayFromIpAddressString(address);
    try {
      InetSocketAddress asked = new InetSocketAddress(InetAddress.getByAddress(bytes), 0);
      return networks.stream().anyMatch(network -> network.matches(asked));
    } catch (UnknownHostException e) {
      throw new IllegalStateException(e);
    }
  }

  private static IpSubnetFilterRule rule(String text) {
    String[] parts = text.strip().split("/", 2);
    byte[] bytes = NetUtil.createByteArrayFromIpAddressString(parts[0]);
    try {
      if (bytes != null) {
        int prefix = parts.length > 1 ? Integer.parseInt(parts[1]) : bytes.length * Byte.SIZE;
        return new IpSubnetFilterRule(parts[0], prefix, IpFilterRuleType.ACCEPT);
      }
    } catch (IllegalArgumentException e) {
      // Told below, with the value.
    }
    throw new IllegalArgumentException(
        "fera.http.trusted-proxies: '" + text + "' is no address and no network");
  }
}
