package org.fera.launcher.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourcesTest {

  @TempDir private Path root;

  @BeforeEach
  void write() throws IOException {
    write("room/pom.xml", "<project/>");
    write("room/src/main/java/A.java", "class A {}");
  }

  @Test
  void whatBuildsAndTestsWriteDoesNotCount() throws IOException {
    String before = checksum();

    write("room/target/A.class", "x");
    write("room/src/test/java/ATest.java", "x");

    assertThat(checksum()).isEqualTo(before);
  }

  @Test
  void aChangedAMovedAndAGoneFileCount() throws IOException {
    String before = checksum();

    write("room/src/main/java/A.java", "class A { }");
    String changed = checksum();
    Files.move(
        root.resolve("room/src/main/java/A.java"), root.resolve("room/src/main/java/B.java"));
    String moved = checksum();
    Files.delete(root.resolve("room/src/main/java/B.java"));

    assertThat(changed).isNotEqualTo(before);
    assertThat(moved).isNotEqualTo(changed);
    assertThat(checksum()).isNotIn(before, changed, moved);
  }

  private String checksum() {
    return Sources.of(root, "room", "not-there").checksum();
  }

  private void write(String file, String text) throws IOException {
    Path path = root.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }
}
