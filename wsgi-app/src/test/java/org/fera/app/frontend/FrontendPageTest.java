package org.fera.app.frontend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FrontendPageTest {

  @TempDir Path above;
  private Path folder;

  @BeforeEach
  void makeFolder() throws IOException {
    folder = Files.createDirectory(above.resolve("built"));
    Files.writeString(above.resolve("outside.html"), "");
  }

  private record Settings(Path folder, Optional<String> page) implements FrontendConfig.Mounted {
    @Override
    public Optional<String> contentSecurityPolicy() {
      return Optional.empty();
    }
  }

  private Frontend frontend() throws IOException {
    Files.writeString(folder.resolve("index.html"), "");
    Files.writeString(folder.resolve("app.js"), "");
    return Frontend.of("desktop", new Settings(folder, Optional.empty()));
  }

  @Test
  @Tag("WA-1.21")
  void changesFilesAndLeavesAllElse() throws IOException {
    String built =
        """
        <script src="app.js?1"></script><script src="./app.js"></script><a href="app.js">
        <img src="{{x}}"><img src="app.js.missing"><script src="/app.js"></script>
        <script src="../dist/x.js?${y}" crossorigin="anonymous"></script><link href="https://a/app.js">
        <img src="../outside.html"><img src="x/../../outside.html"><img src="x/../app.js">
        """;
    assertThat(FrontendPage.adapted(built, frontend(), "/p/"))
        .isEqualTo(
            """
            <script src="/p/static-frontend/desktop/app.js?1"></script><script src="/p/static-frontend/desktop/app.js"></script><a href="app.js">
            <img src="{{x}}"><img src="app.js.missing"><script src="/app.js"></script>
            <link href="https://a/app.js">
            <img src="../outside.html"><img src="x/../../outside.html"><img src="/p/static-frontend/desktop/x/../app.js">
            """);
  }

  @Test
  @Tag("WA-1.21")
  void namesTheSettingThatCannotBeFollowed() throws IOException {
    Path missing = folder.resolve("missing");
    assertThatThrownBy(() -> Frontend.of("desktop", new Settings(missing, Optional.empty())))
        .hasMessageContaining("fera.frontend.desktop.folder");
    Optional<String> outside = Optional.of("../outside.html");
    assertThatThrownBy(() -> Frontend.of("desktop", new Settings(folder, outside)))
        .hasMessageContaining("fera.frontend.desktop.page");
    assertThat(frontend().page()).endsWith(Path.of("index.html"));
  }
}
