package org.fera.launcher.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContractRowsTest {

  @TempDir Path checkout;

  @Test
  void rowsWithoutATestAndTagsWithoutARowAreFound() throws IOException {
    write(
        "docs/contracts/room.md",
        "| id | what |\n| --- | --- |\n| XX-1.1 | kept |\n| XX-1.2 | not |\n");
    write(
        "room/src/test/java/ATest.java",
        "@Tag(\"XX-1.1\") @Tag(\"XX-9\") @Tag(\"slow\") class ATest {}");
    write("room/src/main/java/A.java", "// @Tag(\"XX-1.2\") in main code does not count");

    ContractRows rows = ContractRows.of(checkout);

    assertThat(rows.untested()).containsExactly("XX-1.2");
    assertThat(rows.unknown()).containsExactly("XX-9");
  }

  private void write(String name, String text) throws IOException {
    Path file = checkout.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
