package org.fera.launcher.haproxy;

import java.nio.file.Path;
import java.util.stream.Collectors;
import org.fera.launcher.portal.EntryPoint;
import org.fera.launcher.portal.EntryRules;
import org.fera.launcher.portal.Network;

/** What an operator has added to the entry: TLS, a limit for each client, own paths. */
record HaproxyRules(EntryRules rules, EntryPoint entryPoint, Network network) {

  /** The second bind. */
  String bind() {
    return rules
        .tls()
        .map(
            tls ->
                "    bind %s ssl crt %s alpn h2,http/1.1 ssl-min-ver TLSv1.2\n"
                    .formatted(entryPoint.bind(tls.port()), tls.certificate()))
        .orElse("");
  }

  /** Who is sent away before anything is looked at. */
  String admission() {
    return limit() + redirect();
  }

  private String redirect() {
    return rules.tls().isEmpty()
        ? ""
        : """
              # TLS for everybody but the portal's own servers.
          %s    http-request redirect prefix https://%s code 308 unless { ssl_fc } || { src %s }
              http-response set-header Strict-Transport-Security max-age=31536000 if { ssl_fc }

          """
            .formatted(redirectsOfHosts(), entryPoint.host(), portal());
  }

  /** Environments at hosts of their own. */
  private String redirectsOfHosts() {
    return entryPoint.hosts().values().stream()
        .map(
            host ->
                "    http-request redirect prefix https://%s code 308 if !{ ssl_fc } !{ src %s } { req.hdr(Host),field(1,:) -m str -i %s }\n"
                    .formatted(host, portal(), host.split(":")[0]))
        .collect(Collectors.joining());
  }

  /** By the address of the connection: before another proxy the limit belongs there. */
  private String limit() {
    return rules.requests() == 0
        ? ""
        : """
              # So many requests has a client in ten seconds, whatever they are for; more are refused at once.
              stick-table type ipv6 size 200k expire 30s store http_req_rate(10s)
              http-request track-sc0 src unless { src %s }
              http-request return status 429 content-type application/problem+json string '{"type":"about:blank","title":"Too Many Requests","status":429}' hdr Retry-After 10 if { sc_http_req_rate(0) gt %d }

          """
            .formatted(portal(), rules.requests());
  }

  /** Own paths, after what is refused to everybody and before the portal's. */
  String paths() {
    return rules
        .dropIns()
        .map(
            (Path folder) ->
                """
                    # Own paths: each line of the map has the beginning of a path and a backend.
                    http-request set-var(txn.own) var(txn.route),map_beg(%s/paths.map)
                    use_backend %%[var(txn.own)] if { var(txn.own) -m found }
                """
                    .formatted(folder))
        .orElse("");
  }

  /** The portal's own servers. */
  private String portal() {
    return network.proxies().replace(',', ' ');
  }
}
