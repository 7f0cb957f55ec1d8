package org.fera.app.identity;

import io.netty.handler.ipfilter.IpFilterRuleType;
import io.netty.handler.ipfilter.IpSubnetFilterRule;
import io.netty.util.NetUtil;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.RequestScoped;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;

/**
 * Where the request comes from: the connection's address, or the one that a trusted proxy
 * (fera.http.trusted-proxies) tells.
 */
@RequestScoped
public class Remote {

  private final HttpServerRequest request;
  private final Networks intranet;

  Remote(HttpServerRequest request, Intranet intranet) {
    this.request = request;
    this.intranet = intranet.networks();
  }

  /** The address; never a name that would have to be looked up. */
  public InetAddress address() {
    String host = request.remoteAddress() == null ? null : request.remoteAddress().hostAddress();
    byte[] bytes = host == null ? null : NetUtil.createByteArrayFromIpAddressString(host);
    try {
      return bytes == null
          ? InetAddress.getByAddress(new byte[4])
          : InetAddress.getByAddress(bytes);
    } catch (UnknownHostException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Whether that is one of the intranet. */
  public boolean isIntranet() {
    return intranet.contain(address());
  }

  /** Networks as {@code 10.0.0.0/8} or {@code fd00::/8}; a single address is a network of one. */
  record Networks(List<IpSubnetFilterRule> rules) {

    static Networks of(List<String> texts) {
      return new Networks(texts.stream().map(Networks::rule).toList());
    }

    boolean contain(InetAddress address) {
      InetSocketAddress asked = new InetSocketAddress(address, 0);
      return rules.stream().anyMatch(rule -> rule.matches(asked));
    }

    private static IpSubnetFilterRule rule(String text) {
      String[] parts = text.strip().split("/", 2);
      byte[] bytes = NetUtil.createByteArrayFromIpAddressString(parts[0]);
      try {
        if (bytes != null) {
          int prefix = parts.length > 1 ? Integer.parseInt(parts[1]) : bytes.length * 8;
          return new IpSubnetFilterRule(parts[0], prefix, IpFilterRuleType.ACCEPT);
        }
      } catch (IllegalArgumentException e) {
        // Told below, with the value.
      }
      throw new IllegalArgumentException(
          "fera.authentication.intranet-networks: '" + text + "' is no network.");
    }
  }
}
