package org.fera.launcher.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.fera.launcher.ExitCode;
import org.fera.launcher.Failure;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PortsTest {

  @Test
  @Tag("FE-1.11")
  void withoutVariablesPortsAreThoseOfTheDocumentation() {
    Ports ports = Ports.of(Map.of());

    assertThat(ports.entry()).isEqualTo(8080);
    assertThat(ports.statistics()).isEqualTo(8404);
    assertThat(ports.service(Role.WSGI_APP, 1)).isEqualTo(8081);
    assertThat(ports.service(Role.PRINT_SERVICE, 2)).isEqualTo(8182);
    assertThat(ports.service(Role.TILE_SERVICE, 3)).isEqualTo(8283);
    assertThat(ports.mapServer()).isEqualTo(8085);
    assertThat(ports.mapServerWorker(1)).isEqualTo(9090);
    assertThat(ports.postgres()).isEqualTo(5433);
    assertThat(ports.memcached(2)).isEqualTo(11312);
  }

  @Test
  @Tag("FE-1.11")
  void anOffsetMovesAllAndTheEntrysPortItAlone() {
    assertThat(Ports.of(Map.of("FERA_PORT_OFFSET", "100")).entry()).isEqualTo(8180);
    Ports moved = Ports.of(Map.of("FERA_PORT_OFFSET", "100", "FERA_PORT", "80"));
    assertThat(moved.entry()).isEqualTo(80);
    assertThat(moved.postgres()).isEqualTo(5533);
  }

  @ParameterizedTest
  @ValueSource(strings = {"many", "-1", "50001", "1e3"})
  void aWrongOffsetIsNamed(String offset) {
    assertThatThrownBy(() -> Ports.of(Map.of("FERA_PORT_OFFSET", offset)))
        .isInstanceOfSatisfying(
            Failure.class, f -> assertThat(f.exitCode()).isEqualTo(ExitCode.USAGE))
        .hasMessageContaining("FERA_PORT_OFFSET")
        .hasMessageContaining(offset);
  }
}
