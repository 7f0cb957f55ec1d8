package org.fera.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClusterSettingsTest {

  private final Path folder = Path.of("no-such-folder");

  @Test
  void refusesAnAddressThatIsNoLoopback() {
    assertThatThrownBy(() -> ClusterSettings.of(folder, 5433, List.of("127.0.0.1", "10.0.0.7")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("10.0.0.7");
  }

  @Test
  void refusesNoHosts() {
    assertThatThrownBy(() -> ClusterSettings.of(folder, 5433, List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void flushesToDiskExceptForTests() {
    List<String> hosts = List.of("127.0.0.1");
    assertThat(ClusterSettings.of(folder, 5433, hosts).parameters()).doesNotContainKey("fsync");
    assertThat(ClusterSettings.of(folder, 5433, hosts).durable()).isTrue();
    assertThat(ClusterSettings.forTests(folder, 5433, hosts).parameters())
        .containsEntry("fsync", "off");
  }

  @Test
  void readsAnAddress() {
    assertThat(Server.parse("127.0.0.2:5433")).isEqualTo(new Server("127.0.0.2", 5433));
    assertThatThrownBy(() -> Server.parse("5433")).isInstanceOf(IllegalArgumentException.class);
  }
}
