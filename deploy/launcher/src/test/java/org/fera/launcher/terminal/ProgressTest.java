package org.fera.launcher.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.fera.launcher.Failure;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ProgressTest {

  private final ByteArrayOutputStream written = new ByteArrayOutputStream();

  @Test
  @Tag("FE-1.5")
  void withoutATerminalAStepIsOneLineWithoutControlCharacters() {
    progress(false)
        .step(
            "services",
            step -> {
              step.at("copying");
              return "built";
            });

    assertThat(text()).matches("services +built \\(\\d+\\.\\d s\\)\\R");
  }

  @Test
  void onATerminalAStepShowsHowFarItIs() {
    progress(true)
        .step(
            "services",
            step -> {
              step.at("copying");
              return "built";
            });

    assertThat(text()).contains("copying").contains("\u001b[K").contains("built");
  }

  @Test
  void aFailedStepEndsItsLine() {
    assertThatThrownBy(
            () ->
                progress(false)
                    .step(
                        "services",
                        step -> {
                          throw Failure.of("no");
                        }))
        .hasMessage("no");

    assertThat(text()).matches("services +failed\\R");
  }

  private Progress progress(boolean terminal) {
    return new Progress(new PrintStream(written, true, StandardCharsets.UTF_8), terminal);
  }

  private String text() {
    return written.toString(StandardCharsets.UTF_8);
  }
}
