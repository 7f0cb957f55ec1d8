package org.fera.launcher.haproxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.fera.launcher.machine.Programs;
import org.fera.launcher.machine.Tool;
import org.fera.launcher.portal.EntryPoint;
import org.fera.launcher.portal.Environment;
import org.fera.launcher.portal.Join;
import org.fera.launcher.portal.Network;
import org.fera.launcher.portal.Ports;
import org.fera.launcher.portal.Role;
import org.fera.launcher.portal.Shape;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class HaproxyFileTest {

  @TempDir private Path folder;

  static Stream<Arguments> shapes() {
    return Stream.of(
        Arguments.of("one of each", new Shape(1, 2, EnumSet.allOf(Role.class), true), "/"),
        Arguments.of(
            "environments",
            new Shape(
                1,
                2,
                EnumSet.allOf(Role.class),
                true,
                Environment.of(List.of("integration", "production", "test"))),
            "/"),
        Arguments.of("nine, prefixed", new Shape(9, 0, EnumSet.allOf(Role.class), true), "/a/b/"),
        Arguments.of("maps alone", new Shape(1, 2, EnumSet.of(Role.MAPSERVER), true), "/"),
        Arguments.of("tiles alone", new Shape(2, 0, EnumSet.of(Role.TILE_SERVICE), true), "/"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("shapes")
  void haproxyAcceptsBothFiles(String name, Shape shape, String prefix) throws IOException {
    EntryPoint entryPoint = new EntryPoint(prefix, "localhost", "http", "*");
    Network network = Network.of(shape, new Ports(8080, 0), Join.NOBODY, Map.of());

    accepts(name, HaproxyFile.entryOf(network, entryPoint, null));
    accepts(name, HaproxyFile.mapsOf(network, entryPoint, null, "/usr/lib/cgi-bin/mapserv"));
  }

  private void accepts(String name, HaproxyFile haproxy) throws IOException {
    Path file = folder.resolve("haproxy.cfg");
    Files.writeString(file, haproxy.text());

    Tool.Result result =
        Tool.of(Programs.find("haproxy").toString(), "-c", "-f", file.toString()).run();

    assertThat(result.exitCode()).as(name + ": " + result.output()).isZero();
    assertThat(result.output()).doesNotContain("WARNING");
  }
}
