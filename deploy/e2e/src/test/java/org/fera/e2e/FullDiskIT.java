package org.fera.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A disk that is full while a slave is copied: a file system of its own, which only root can mount.
 */
class FullDiskIT {

  private Fera fera;

  @BeforeEach
  void mountASmallDisk() throws IOException {
    assumeTrue("root".equals(System.getProperty("user.name")), "only root can mount a small disk");
    fera = Fera.inOwnFolder("disk");
    command("mount", "-t", "tmpfs", "-o", "size=120m,mode=755", "tmpfs", fera.state().toString());
  }

  @AfterEach
  void unmount() throws IOException {
    if (fera != null) {
      fera.run("down");
      command("umount", fera.state().toString());
    }
  }

  @Test
  @Tag("FE-1.15")
  void aDiskThatIsFullIsNamedAndTheNextUpGoesOn() throws IOException {
    Fera.Result result = fera.run("up", "--only", "postgres", "--slaves", "1");

    assertThat(result.exitCode()).as(result.output()).isEqualTo(4);
    assertThat(result.output())
        .contains("No space left on device")
        .contains("make room")
        .doesNotContain("\tat ");

    command("mount", "-o", "remount,size=1g", fera.state().toString());
    Fera.Result next = fera.run("up", "--only", "postgres", "--slaves", "1");
    assertThat(next.exitCode()).as(next.output()).isZero();
    assertThat(Status.of(fera).databases())
        .extracting(Status.Database::state)
        .containsExactly("up", "up");
  }

  private static void command(String... command) throws IOException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes());
    assertThat(process.onExit().join().exitValue()).as(output).isZero();
  }
}
