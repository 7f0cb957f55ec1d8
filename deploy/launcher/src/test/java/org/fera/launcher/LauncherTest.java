package org.fera.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LauncherTest {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "levitate",
        "up --instances 0",
        "up --instances many",
        "up --only kitchen",
        "test --only kitchen",
        "test --mutations=kitchen",
        "bench",
        "bench kitchen",
        "bench router --pairs 3",
        "down --purge --quickly",
        "print check no-such-folder",
        "environment",
        "environment levitate",
        "tiles purge",
        "tiles purge ch_base --grid"
      })
  @Tag("FE-1.5")
  void aWrongCommandLineIsOneLineAndExitCode2(String line) {
    assertThat(run(line.split(" "))).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString()).startsWith("fera: ").contains("--help");
    assertThat(err.toString().lines()).hasSize(1);
  }

  @Test
  @Tag("FE-1.5")
  void helpListsCommandsExitCodesAndVariables() {
    assertThat(run("--help")).isZero();
    assertThat(out.toString())
        .contains(
            "up",
            "down",
            "status",
            "logs",
            "test",
            "bench",
            "doctor",
            "environment",
            "print",
            "tiles",
            "completion")
        .contains("another ./fera is at work")
        .contains("FERA_PORT_OFFSET");
  }

  private int run(String... arguments) {
    return Launcher.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }
}
