package org.fera.launcher.haproxy;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.fera.launcher.portal.EntryPoint;
import org.fera.launcher.portal.Environment;
import org.fera.launcher.portal.Network;
import org.fera.launcher.portal.Role;

/**
 * What the entry's configuration says of environments other than production. Each has wsgi-app of
 * its own; print- and tile-service are there for all and know none of the environments' paths.
 */
record HaproxyEnvironments(Network network, EntryPoint entryPoint) {

  /** Those other than production. */
  List<Environment> others() {
    return network.shape().environments().stream()
        .filter(other -> !other.isProduction())
        .filter(other -> !network.instances(Role.WSGI_APP, other).isEmpty())
        .toList();
  }

  /** Finds out which environment is asked for, and takes its path off what rules look at. */
  String rules() {
    if (others().isEmpty()) {
      return "";
    }
    StringBuilder text = new StringBuilder("\n    # Which environment: that of the host or of the");
    text.append(" first part of the path; production if neither says one.\n");
    others()
        .forEach(other -> entryPoint.hostOf(other).ifPresent(host -> atHost(text, other, host)));
    others().forEach(other -> belowPath(text, other));
    return text.toString();
  }

  private static void atHost(StringBuilder text, Environment environment, String host) {
    rule(
        text,
        "set-var(txn.environment) str(%s) if { req.hdr(Host),field(1,:) -m str -i %s }",
        environment.name(),
        host);
  }

  /**
   * An environment with a host of its own has a path besides, by which the services ask for it; its
   * application does not know it then. Print- and tile-service never know an environment's path.
   */
  private void belowPath(StringBuilder text, Environment environment) {
    String name = environment.name();
    String prefix = entryPoint.prefix();
    String below = "{ var(txn.route) -m reg ^/%s(/|$) }".formatted(name);
    String here = "{ var(txn.environment) -m str %s } %s".formatted(name, below);
    rule(
        text,
        "set-var(txn.environment) str(%s) if %s !{ var(txn.environment) -m found }",
        name,
        below);
    if (!prefix.equals("/")) {
      // Who leaves the portal's prefix out, as a proxy before this one may, means the same.
      rule(text, "replace-path ^/%s(/.*)?$ %s%s\\1 if %s", name, prefix, name, here);
    }
    String shared =
        entryPoint.hostOf(environment).isPresent()
            ? ""
            : " { var(txn.route) -m reg ^/[^/]+/(print|tiles|mapcache|vector_tiles)(/|$) }";
    rule(text, "replace-path ^%s%s/?(.*)$ %s\\1 if %s%s", prefix, name, prefix, here, shared);
    rule(text, "set-var(txn.route) var(txn.route),regsub(^/%s/*,/) if %s", name, here);
  }

  private static void rule(StringBuilder text, String format, Object... values) {
    text.append("    http-request ")
        .append(String.format(Locale.ROOT, format, values))
        .append('\n');
  }

  /** The backends of their applications. */
  String backends() {
    return others().stream()
        .map(
            environment ->
                "    use_backend wsgi-app%s if { var(txn.environment) -m str %s }\n"
                    .formatted(environment.suffix(), environment.name()))
        .collect(Collectors.joining());
  }
}
