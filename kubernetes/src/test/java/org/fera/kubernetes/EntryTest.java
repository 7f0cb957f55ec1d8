package org.fera.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.fera.kubernetes.check.Haproxy;
import org.fera.kubernetes.check.Manifests;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** HAProxy in front of the services and in front of MapServer's workers. */
class EntryTest {

  @ParameterizedTest
  @EnumSource
  @Tag("KU-4.3")
  void hasTheRulesOfUp(Overlay overlay) {
    assertThat(Haproxy.faults(overlay.manifests())).isEmpty();
  }

  @Test
  @Tag("KU-4.3")
  void missingRulesAreFound() {
    PlantedFault.of(Haproxy::faults)
        .isFound(m -> drop(m, "entry", "(internal|q)"), "entry: has no rule", "internal")
        .isFound(m -> drop(m, "entry", "%2f"), "entry: has no rule", "%2f")
        .isFound(m -> drop(m, "entry", "del-header Upgrade"), "del-header Upgrade")
        .isFound(m -> drop(m, "entry", "del-header X-Fera"), "del-header X-Fera-Environment")
        .isFound(m -> drop(m, "entry", "http-check send"), "http-check send")
        .isFound(m -> drop(m, "mapserver", "keep-conn"), "mapserver: has no rule", "keep-conn");
  }

  @ParameterizedTest
  @CsvSource({"entry, /", "entry, /portal/", "mapserver, /"})
  @Tag("KU-4.3")
  void isAcceptedByHaproxy(String workload, String entryPoint, @TempDir Path folder)
      throws IOException {
    Path file = folder.resolve("haproxy.cfg");
    Files.writeString(file, Haproxy.text(Overlay.PRODUCTION.manifests(), workload));
    Program.haproxy()
        .run(
            List.of("-c", "-f", file.toString()),
            Map.of(
                "NAMESPACE", "fera-production",
                "CLUSTER_DOMAIN", "cluster.local",
                "TRUSTED_PROXIES", "10.0.0.0/8 192.0.2.0/32",
                "VISIBLE_ENTRY_POINT", entryPoint,
                "VISIBLE_WEB_PROTOCOL", "https"));
  }

  private static void drop(Manifests manifests, String workload, String words) {
    manifests
        .all("ConfigMap")
        .filter(
            m -> m.name().startsWith(workload.equals("entry") ? "entry-" : "mapserver-haproxy-"))
        .forEach(
            map -> {
              String text = map.at("data", "haproxy.cfg").asText();
              String rest =
                  text.lines()
                      .filter(line -> !line.contains(words))
                      .reduce("", (all, line) -> all + line + "\n");
              map.object("data").put("haproxy.cfg", rest);
            });
  }
}
