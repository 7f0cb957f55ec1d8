package org.fera.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class CommandTest {

  @Test
  void theReasonOfAFailureIsTheFirstLineThatIsAnError() {
    Command.Result result =
        Command.run(
            List.of(
                "sh",
                "-c",
                "echo 'running bootstrap script ...';"
                    + " echo '2026-01-01 [1] FATAL:  could not write: No space left on device' >&2;"
                    + " echo 'child process exited with exit code 1' >&2;"
                    + " echo 'initdb: removing data directory' >&2; exit 1"));
    assertThat(result.succeeded()).isFalse();
    assertThat(result.reason()).contains("No space left on device");
  }

  @Test
  void withoutAnErrorTheLastLineOrTheExitCodeIsTheReason() {
    assertThat(Command.run(List.of("sh", "-c", "echo one; echo two; exit 1")).reason())
        .isEqualTo("two");
    assertThat(Command.run(List.of("sh", "-c", "exit 3")).reason()).isEqualTo("exit code 3");
  }

  @Test
  void aProgramThatIsMissingIsNamed() {
    assertThatThrownBy(() -> Command.run(List.of("no-such-program")))
        .isInstanceOf(ClusterException.StepFailed.class)
        .hasMessageContaining("no-such-program");
  }

  @Test
  void theCallersPgVariablesDoNotReachIt() {
    assertThat(System.getenv()).as("set in pom.xml").containsKey("PGHOST");
    assertThat(Command.builder(List.of("true")).environment().keySet())
        .noneMatch(name -> name.startsWith("PG"));
  }
}
