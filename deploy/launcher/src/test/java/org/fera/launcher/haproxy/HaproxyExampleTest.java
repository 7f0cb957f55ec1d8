package org.fera.launcher.haproxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fera.launcher.portal.EntryPoint;
import org.fera.launcher.portal.EntryRules;
import org.fera.launcher.portal.Environment;
import org.fera.launcher.portal.Join;
import org.fera.launcher.portal.Network;
import org.fera.launcher.portal.Ports;
import org.fera.launcher.portal.Role;
import org.fera.launcher.portal.Shape;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What operators copy is what {@code ./fera up} writes. To write it anew: run this with {@code
 * -Dfera.write.examples=true}.
 */
class HaproxyExampleTest {

  private static final Path FOLDER = Path.of(System.getProperty("fera.root"), "deploy/haproxy");

  private static final Join SERVERS =
      new Join(
          Map.of(
              "WSGI_APP", "http://10.0.0.6:8081,http://10.0.0.7:8081",
              "WSGI_APP_INTEGRATION", "http://10.0.0.6:8091",
              "PRINT_SERVICE", "http://10.0.0.6:8082,http://10.0.0.7:8082",
              "TILE_SERVICE", "http://10.0.0.6:8083,http://10.0.0.7:8083"));

  private static Network network(Role role, String address) {
    Shape shape =
        new Shape(
            1, 2, EnumSet.of(role), true, Environment.of(List.of("production", "integration")));
    return new Network(shape, new Ports(80, 0, 443), address, address, SERVERS);
  }

  @Test
  @Tag("FE-7.1")
  void theEntryIsWhatUpWrites() throws IOException {
    EntryPoint seen = new EntryPoint("/", "portal.example.org", "https", "*");
    EntryRules rules =
        new EntryRules(
            Optional.of(new EntryRules.Tls(443, Path.of("/etc/haproxy/certs/portal.pem"))),
            2000,
            Optional.of(Path.of("/etc/haproxy/fera.d")));

    same(
        "haproxy.cfg",
        HaproxyFile.entryOf(network(Role.HAPROXY, "10.0.0.9"), seen, rules, "haproxy"));
  }

  @Test
  @Tag("FE-7.1")
  void theEntryOfMapServerIsWhatUpWrites() throws IOException {
    EntryPoint seen = new EntryPoint("/", "portal.example.org", "https", "*");
    same(
        "haproxy-mapserver.cfg",
        HaproxyFile.mapsOf(
            network(Role.MAPSERVER, "10.0.0.4"), seen, "haproxy", "/usr/lib/cgi-bin/mapserv"));
  }

  private static void same(String name, HaproxyFile written) throws IOException {
    Path file = FOLDER.resolve(name);
    if (Boolean.getBoolean("fera.write.examples")) {
      Files.writeString(file, written.text());
    }
    assertThat(Files.readString(file))
        .as("-Dfera.write.examples=true writes it")
        .isEqualTo(written.text());
  }
}
