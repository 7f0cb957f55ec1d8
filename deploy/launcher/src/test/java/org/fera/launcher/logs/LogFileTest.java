package org.fera.launcher.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("FE-1.12")
class LogFileTest {

  @TempDir private Path folder;
  private Path path;
  private LogFile log;

  @BeforeEach
  void write() throws IOException {
    path = Files.writeString(folder.resolve("a.log"), "one\ntwo\nthree\n");
    log = new LogFile(path);
  }

  @Test
  void theLastLinesAreShown() throws IOException {
    assertThat(log.last(2)).containsExactly("two", "three");
    assertThat(log.last(9)).containsExactly("one", "two", "three");
  }

  @Test
  void aLineIsFollowedWhenItIsComplete() throws IOException {
    log.last(1);
    append("fo");
    assertThat(log.added()).isEmpty();
    append("ur\n");
    assertThat(log.added()).containsExactly("four");
    assertThat(log.added()).isEmpty();
  }

  @Test
  void aLogThatWasBegunAnewIsReadFromItsBeginning() throws IOException {
    log.last(1);
    Files.writeString(path, "new\n");

    assertThat(log.added()).containsExactly("new");
  }

  private void append(String text) throws IOException {
    Files.writeString(path, text, StandardOpenOption.APPEND);
  }
}
