package org.fera.launcher.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkTest {

  private static final Ports PORTS = new Ports(8080, 0);

  @TempDir private Path folder;

  private static Network network(Set<Role> roles, String address) {
    Shape shape =
        new Shape(2, 1, roles, true, Environment.of(List.of("production", "integration")));
    return Network.of(shape, PORTS, Join.NOBODY, Map.of("FERA_ADDRESS", address));
  }

  @Test
  @Tag("FE-6.1")
  void whatRunsHereIsToldInLinesThatTheOthersRead() throws IOException {
    List<String> lines =
        List.of(
                network(EnumSet.of(Role.POSTGRES), "127.0.9.1"),
                network(EnumSet.of(Role.MAPSERVER, Role.MEMCACHED), "10.0.0.4"),
                network(EnumSet.of(Role.WSGI_APP), "10.0.0.6"),
                network(EnumSet.of(Role.WSGI_APP), "10.0.0.7"),
                network(EnumSet.of(Role.HAPROXY), "10.0.0.9"))
            .stream()
            .flatMap(server -> server.own().lines().stream())
            .toList();
    Path file = Files.write(folder.resolve("join.env"), lines);

    Join join = Join.read(file);

    assertThat(join.lines())
        .containsExactly(
            "HAPROXY=http://10.0.0.9:8080",
            "MAPSERVER=http://10.0.0.4:8085/mapserv?map=geodata",
            "MEMCACHED=10.0.0.4:11311,10.0.0.4:11312",
            "PGHOST=127.0.9.1",
            "PGHOST_SLAVE=127.0.9.2",
            "PGPORT=5433",
            "PGPORT_SLAVE=5433",
            "WSGI_APP=http://10.0.0.6:8081,http://10.0.0.6:8181,http://10.0.0.7:8081,http://10.0.0.7:8181",
            "WSGI_APP_INTEGRATION=http://10.0.0.6:8091,http://10.0.0.6:8191,http://10.0.0.7:8091,http://10.0.0.7:8191");
    join.keepIn(folder);
    assertThat(Join.in(folder)).isEqualTo(join);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "WSGI_APP",
        "WSGI_APP=10.0.0.6:8081",
        "KITCHEN=http://10.0.0.6:8081",
        "MEMCACHED=10.0.0.6",
        "PGPORT=many",
        "HAPROXY=http://10.0.0.9:8080 evil"
      })
  @Tag("FE-6.1")
  void aLineThatIsWrongIsNamed(String line) throws IOException {
    Path file = Files.write(folder.resolve("join.env"), List.of("# addresses", "", line));

    assertThatThrownBy(() -> Join.read(file)).hasMessageContaining("line 3");
  }

  @Test
  @Tag("FE-6.1")
  void ourPostgresListensOnLoopbackAlone() {
    assertThatThrownBy(() -> network(EnumSet.of(Role.POSTGRES), "10.0.0.1"))
        .hasMessageContaining("loopback");
  }

  @Test
  void postgresGoesByBothNames() {
    assertThat(Role.of("postgresql")).isEqualTo(Role.POSTGRES).isEqualTo(Role.of("postgres"));
  }
}
