package org.fera.launcher.mutation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.fera.launcher.Failure;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MutationTest {

  private static final Path CHECKOUT = Path.of(System.getProperty("fera.root", "."));

  @TempDir Path folder;

  @Tag("DR-16.1")
  @Test
  void every_patch_fits_the_sources_and_names_its_tests() {
    List<Mutation> mutations = Mutation.of(CHECKOUT);
    assertThat(mutations)
        .extracting(Mutation::name)
        .contains("guard", "token-check", "staleness-ring", "flush-on-first-error", "timeline");
    assertThat(mutations)
        .allSatisfy(
            mutation -> {
              assertThat(mutation.applies(CHECKOUT)).as(mutation.name()).isTrue();
              assertThat(mutation.tests()).as(mutation.name()).contains("Test");
            });
  }

  @Test
  void a_patch_that_does_not_fit_is_told() throws IOException {
    mutation("# what\n# red: SomeTest\n--- a/x\n+++ b/x\n@@ -1 +1 @@\n-one\n+two\n");
    Mutation mutation = Mutation.of(folder).get(0);
    assertThat(mutation.applies(folder)).isFalse();
    Files.writeString(folder.resolve("x"), "one\n");
    assertThat(mutation.applies(folder)).isTrue();
    mutation.apply(folder);
    assertThat(folder.resolve("x")).hasContent("two");
    mutation.revert(folder);
    assertThat(folder.resolve("x")).hasContent("one");
  }

  @Test
  void a_patch_without_its_two_lines_is_told() throws IOException {
    mutation("--- a/x\n+++ b/x\n@@ -1 +1 @@\n-one\n+two\n");
    assertThatThrownBy(() -> Mutation.of(folder))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("# red: tests");
  }

  private void mutation(String text) throws IOException {
    Path patches = Files.createDirectories(folder.resolve(Mutation.FOLDER));
    Files.writeString(patches.resolve("some.patch"), text);
  }
}
