package org.fera.tile.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.imageio.ImageIO;
import org.fera.tile.config.LiveConfiguration.Refused;
import org.fera.tile.config.LiveConfiguration.Taken;
import org.fera.tile.config.LiveConfiguration.Unchanged;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveConfigurationTest {

  private static final String FILE =
      """
      sources:
        maps: {url: "http://127.0.0.1:1/"}
      tilesets:
        base:
          source: maps
          layers: [a]
          grids: {WebMercatorQuad: {}}
      """;

  @TempDir private Path folder;

  private Path file;
  private LiveConfiguration configuration;
  private final List<Set<String>> heard = new ArrayList<>();
  private int writes;

  @BeforeEach
  void start() throws IOException {
    file = folder.resolve("tiles.yaml");
    write(FILE);
    configuration = new LiveConfiguration(Optional.of(file), Map.of());
    configuration.follow(current -> heard.add(current.tilesets().keySet()));
  }

  @Test
  @Tag("TS-9.4")
  void aChangeIsTakenOverByAllWhoFollow() throws IOException {
    write(FILE.replace("base:", "other:"));

    assertThat(configuration.refresh()).isInstanceOf(Taken.class);

    assertThat(configuration.current().tilesets()).containsOnlyKeys("other");
    assertThat(heard).containsExactly(Set.of("base"), Set.of("other"));
    assertThat(configuration.refresh()).isInstanceOf(Unchanged.class);
    assertThat(heard).hasSize(2);
  }

  @Test
  @Tag("TS-3.14")
  void aWatermarkIsFollowedWhenItsFileChanges() throws IOException {
    mark(Color.RED, 1);
    write(FILE.replace("layers: [a]", "layers: [a]\n    watermark: mark.png"));
    assertThat(configuration.refresh()).isInstanceOf(Taken.class);
    String revision = revision();
    assertThat(configuration.refresh()).isInstanceOf(Unchanged.class);

    mark(Color.BLUE, 2);

    assertThat(configuration.refresh()).isInstanceOf(Taken.class);
    assertThat(revision()).isNotEqualTo(revision);
    assertThat(configuration.refresh()).isInstanceOf(Unchanged.class);
  }

  private String revision() {
    return configuration.current().tilesets().get("base").grids().get("WebMercatorQuad").revision();
  }

  private void mark(Color colour, int second) throws IOException {
    BufferedImage image = new BufferedImage(256, 256, BufferedImage.TYPE_INT_ARGB);
    image.setRGB(0, 0, colour.getRGB());
    Path mark = folder.resolve("mark.png");
    ImageIO.write(image, "png", mark.toFile());
    Files.setLastModifiedTime(mark, FileTime.from(Instant.ofEpochSecond(second)));
  }

  @Test
  @Tag("TS-9.4")
  void aFaultChangesNothingAndIsNamedOnceWithFileLineAndKey() throws IOException {
    write(FILE.replace("base:", "other:").replace("source: maps", "source: none"));

    assertThat(((Refused) configuration.refresh()).fault())
        .startsWith(file + ":5: tilesets.other.source: is not among the sources");

    assertThat(configuration.current().tilesets()).containsOnlyKeys("base");
    assertThat(configuration.isFaulty()).isTrue();
    assertThat(heard).hasSize(1);
    assertThat(configuration.refresh()).isInstanceOf(Unchanged.class);
  }

  @Test
  @Tag("TS-9.4")
  void aFileThatIsGoneOrBrokenChangesNothingUntilItIsMended() throws IOException {
    Files.delete(file);
    assertThat(configuration.refresh()).isInstanceOf(Refused.class);
    write("tilesets: [");
    assertThat(configuration.refresh()).isInstanceOf(Refused.class);
    assertThat(configuration.current().tilesets()).containsOnlyKeys("base");

    write(FILE.replace("base:", "mended:"));

    assertThat(configuration.refresh()).isInstanceOf(Taken.class);
    assertThat(configuration.isFaulty()).isFalse();
    assertThat(heard).containsExactly(Set.of("base"), Set.of("mended"));
  }

  @Test
  @Tag("TS-9.4")
  void aFaultAtTheStartIsAnErrorAndNoFileIsNone() throws IOException {
    write("tilesets: [");
    assertThatThrownBy(() -> new LiveConfiguration(Optional.of(file), Map.of()))
        .isInstanceOf(ConfigurationException.class);
    LiveConfiguration none = new LiveConfiguration(Optional.empty(), Map.of());
    assertThat(none.current().tilesets()).isEmpty();
    assertThat(none.refresh()).isInstanceOf(Unchanged.class);
  }

  /** Each write has a time of its own, also where the clock of the file system is coarse. */
  private void write(String text) throws IOException {
    Files.writeString(file, text);
    Files.setLastModifiedTime(file, FileTime.fromMillis(1_000_000_000_000L + 1000L * ++writes));
  }
}
