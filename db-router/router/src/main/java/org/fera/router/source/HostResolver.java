package org.fera.router.source;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.Stream;

/** The addresses of a host name. */
@FunctionalInterface
public interface HostResolver {

  /**
   * @return not empty
   * @throws UnknownHostException when it has none at the moment
   */
  List<String> addresses(String host) throws UnknownHostException;

  /**
   * The one of the JDK, which remembers answers for 30 s unless networkaddress.cache.ttl says
   * otherwise. Of a name with IPv4 and IPv6 addresses one family counts: they are most often the
   * same hosts.
   */
  static HostResolver system() {
    return host -> {
      InetAddress[] all = InetAddress.getAllByName(host);
      return Stream.of(all)
          .filter(address -> address.getClass() == all[0].getClass())
          .map(InetAddress::getHostAddress)
          .distinct()
          .toList();
    };
  }
}
