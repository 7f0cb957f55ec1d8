package org.fera.postgres.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.fera.postgres.PostgresCluster;
import org.junit.jupiter.api.Test;

class WatchdogIT {

  @Test
  void noServerAndNoFolderOutlivesAKilledJvm() throws Exception {
    Process jvm =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-Xmx64m",
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                Victim.class.getName())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(jvm.getInputStream(), StandardCharsets.UTF_8))) {
      Path folder = Path.of(lines.readLine());
      ProcessHandle postmaster = ProcessHandle.of(Long.parseLong(lines.readLine())).orElseThrow();
      assertThat(postmaster.isAlive()).isTrue();

      jvm.destroyForcibly();

      await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> !postmaster.isAlive() && !Files.exists(folder));
    } finally {
      jvm.destroyForcibly();
    }
  }

  /** Starts a cluster, holds it so that it cannot end by itself, and waits to be killed. */
  static final class Victim {

    private Victim() {}

    public static void main(String[] arguments) throws Exception {
      try (PostgresCluster cluster = TestCluster.own(0)) {
        cluster.master().suspend();
        System.out.println(cluster.settings().folder());
        System.out.println(cluster.master().pid().orElseThrow());
        System.in.read();
      }
    }
  }
}
