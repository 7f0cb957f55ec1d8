package org.fera.print.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.fera.print.fetch.ProxyServer;
import org.fera.print.yaml.ConfigException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AppReaderTest {

  private static final String START =
      """
      templates:
        page: !template
          reportTemplate: page.jrxml
          attributes:
      """;

  @TempDir private Path folder;

  @BeforeEach
  void addATemplate() throws IOException {
    Files.writeString(folder.resolve("page.jrxml"), "<jasperReport/>");
  }

  @Test
  @Tag("PS-8.1")
  void tagsAnchorsAndMergeKeysAreRead() throws IOException {
    PrintApp app =
        read(
            """
            templates:
              one: !template &one
                reportTemplate: page.jrxml
                attributes: &all
                  title: !string {default: none}
                  map: !map &map
                    maxDpi: 254
                    width: 100
                    height: 200
                    zoomLevels: !zoomLevels
                      scales: [1000, 5000, 2500]
                processors: &steps
                  - !reportBuilder
                    directory: .
                  - !createMap
                    inputMapper: {map: map}
                    outputMapper: {mapSubReport: picture}
              two: !template
                <<: *one
                attributes:
                  <<: *all
                  map: !map
                    <<: *map
                    width: 300
            """);

    Attribute.Map one = (Attribute.Map) app.layouts().get("one").attributes().get("map");
    Attribute.Map two = (Attribute.Map) app.layouts().get("two").attributes().get("map");
    assertThat(one.width()).contains(100);
    assertThat(two.width()).contains(300);
    assertThat(two.height()).contains(200);
    assertThat(two.zoom().orElseThrow().scales()).containsExactly(5000d, 2500d, 1000d);
    assertThat(one.dpiSuggestions()).containsExactly(72d, 120d, 200d, 254d);
    assertThat(app.layouts().get("two").attributes()).containsKeys("title", "map");
    Processor create = app.layouts().get("two").processors().get(1);
    assertThat(create.names().output("mapSubReport")).isEqualTo("picture");
    assertThat(app.strict()).isTrue();
  }

  @Test
  @Tag("PS-4.7")
  void aCredentialForEverybodyIsRefused() {
    String all =
        START + "      title: !string {}\ncredentials:\n- !credential {username: a, password: b";

    assertThatThrownBy(() -> read(all + "}\n"))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("matchers that name its servers");
    assertThatThrownBy(() -> read(all + ", matchers: [!acceptAll {}]}\n"))
        .hasMessageContaining("matchers that name its servers");
  }

  @Test
  @Tag("PS-8.2")
  void faultsAreToldWithFileAndLine() {
    assertFault(START + "      title: !string {defualt: x}\n", 5, "unknown key \"defualt\"");
    assertFault(START + "      title: !strnig {}\n", 5, "!strnig is not supported");
    assertFault(START + "      title: {}\n", 5, "needs a tag");
    assertFault(START + "      map: !map {maxDpi: 254, width: 5}\n", 5, "\"height\" is missing");
    assertFault(
        START + "      map: !map {maxDpi: x, width: 5, height: 5}\n", 5, "must be a number");
    assertFault(START + "      a: !string {}\n      a: !string {}\n", 6, "stands twice");
    assertFault("templates: {}\nfoo: 1\n", 2, "unknown key \"foo\"");
    assertFault("templates:\n  page: !template\n    reportTemplate: no.jrxml\n", 3, "no file");
    assertFault("templates:\n  page: !template\n    reportTemplate: ../x\n", 3, "no file");
    assertFault("templates:\n  page: !other\n    reportTemplate: page.jrxml\n", 2, "!template");
    assertFault("templates: [\n", 2, "");
    assertFault("templates: &a\n  <<: *a\n", 1, "circle");
  }

  @Test
  @Tag("PS-4.9")
  void proxiesAreReadAndFaultyOnesTold() throws IOException {
    String page = START + "      title: !string {}\n";
    PrintApp app =
        read(page + "proxies: [!proxy {host: proxy.test, port: 3128, username: a, password: b}]\n");
    assertThat(app.proxies().get(0).server())
        .isEqualTo(new ProxyServer("proxy.test", 3128, Optional.of("a"), "b"));
    assertThat(app.proxies().toString()).doesNotContain("b,").doesNotContain("password");
    assertFault(page + "proxies: [!proxy {port: 3128}]\n", 6, "\"host\" is missing");
    assertFault(page + "proxies: [!proxy {host: x, scheme: socks}]\n", 6, "socks");
    assertFault(page + "certificateStore: !certificateStore {uri: none.jks}\n", 6, "no file");
    assertFault(page + "certificateStore: !certificateStore {uri: ../x.jks}\n", 6, "no file");
    assertFault(
        page + "certificateStore: !certificateStore {uri: page.jrxml}\n", 6, "cannot be opened");
  }

  @Test
  @Tag("PS-8.8")
  void dataSourcesByJdbcAreRefusedInWords() {
    assertFault("jdbcDrivers: [x]\n" + START, 1, "JDBC are not supported");
    assertFault(
        START.replace("    attributes:", "    jdbcUrl: jdbc:x"), 4, "JDBC are not supported");
  }

  private void assertFault(String yaml, int line, String message) {
    assertThatThrownBy(() -> read(yaml))
        .isInstanceOf(ConfigException.class)
        .hasMessageStartingWith("config.yaml:" + line + ": ")
        .hasMessageContaining(message);
  }

  private PrintApp read(String yaml) throws IOException {
    Files.writeString(folder.resolve("config.yaml"), yaml);
    return AppReader.read("test", folder);
  }
}
