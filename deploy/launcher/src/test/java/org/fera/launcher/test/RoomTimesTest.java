package org.fera.launcher.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RoomTimesTest {

  @Test
  void timesAreReadFromMavensSummary() {
    RoomTimes times = new RoomTimes();
    List.of(
            "[INFO] Building Fera :: wsgi-app 0.1.0-SNAPSHOT",
            "[INFO] Fera :: wsgi-app ................................... SUCCESS [01:23 min]",
            "[INFO] Fera :: deploy :: e2e .............................. FAILURE [  4.567 s]",
            "[INFO] Fera :: kubernetes ................................. SKIPPED")
        .forEach(times::read);

    assertThat(times.times())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("wsgi-app", "01:23 min", "deploy/e2e", "4.567 s  failed"));
  }
}
