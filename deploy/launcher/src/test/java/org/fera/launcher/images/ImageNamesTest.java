package org.fera.launcher.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.fera.launcher.Failure;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What images are built from is what the other rooms have. */
class ImageNamesTest {

  private static final Path ROOT = Path.of(System.getProperty("fera.root", "../.."));

  @Tag("KU-6.1")
  @Test
  void imagesAreThoseThatTheManifestsNameWithTheirTag() throws IOException {
    String manifest =
        Files.readString(ROOT.resolve("kubernetes/components/images/kustomization.yaml"));

    assertThat(Image.ALL)
        .allSatisfy(
            image ->
                assertThat(manifest)
                    .contains("- name: fera/" + image.name() + "\n    newTag: 0.1.0\n"));
  }

  @Tag("KU-6.1")
  @Test
  void servicesStartWithTheirMainClass() throws IOException {
    for (Image image : Image.ALL) {
      if (image.isService()) {
        assertThat(mains(ROOT.resolve(image.name()).resolve("src/main/java")))
            .as(image.name())
            .containsExactly(image.main());
      }
    }
  }

  /** Quarkus makes one where the sources have none. */
  private static List<String> mains(Path sources) throws IOException {
    try (Stream<Path> files = Files.walk(sources)) {
      List<String> mains =
          files
              .filter(file -> file.toString().endsWith(".java"))
              .filter(file -> read(file).contains("\n@QuarkusMain"))
              .map(file -> sources.relativize(file).toString())
              .map(name -> name.replace(".java", "").replace('/', '.'))
              .toList();
      return mains.isEmpty() ? List.of("io.quarkus.runner.GeneratedMain") : mains;
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void theVersionOfAJdkStandsInItsReleaseFile(@TempDir Path jdk) throws IOException {
    assertThatThrownBy(() -> Bases.version(jdk))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("is no JDK");
    Files.writeString(jdk.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"25.0.1\"\n");
    assertThat(Bases.version(jdk)).isEqualTo(25);
    assertThat(Bases.version(Path.of(System.getProperty("java.home"))))
        .isEqualTo(Runtime.version().feature());
  }
}
