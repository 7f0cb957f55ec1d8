package org.fera.print.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderCheckTest {

  @TempDir private Path root;

  @Test
  @Tag("PS-8.6")
  void theSamplesFoldersHaveNoFaults() {
    Path sample = Path.of(System.getProperty("fera.root"), "deploy/sample/print");
    assertThat(FolderCheck.faults(sample)).isEmpty();
  }

  @Test
  @Tag("PS-8.6")
  void everyFaultIsToldWithItsFile() throws IOException {
    Path app = Files.createDirectories(root.resolve("city"));
    Files.writeString(
        app.resolve("config.yaml"),
        """
        templates:
          one: !template
            reportTemplate: page.jrxml
            attributes: {a: !strnig {}}
          two: !template
            reportTemplate: none.jrxml
          three: !template
            reportTemplate: page.jrxml
            attributes: {b: !integer {}}
        colour: red
        """);
    Files.writeString(
        app.resolve("page.jrxml"),
        """
        <jasperReport name="page" language="java" pageWidth="100" pageHeight="100"
            columnWidth="100" leftMargin="0" rightMargin="0" topMargin="0" bottomMargin="0">
          <title height="20">
            <element kind="textField" x="0" y="0" width="100" height="20">
              <expression><![CDATA[$P{nothing}]]></expression>
            </element>
          </title>
        </jasperReport>
        """);
    Files.writeString(
        app.resolve("requestData-x.json"), "{\"layout\":\"three\",\"attributes\":{\"b\":\"x\"}}");

    assertThat(FolderCheck.faults(root))
        .hasSize(5)
        .anySatisfy(
            fault -> assertThat(fault).startsWith("city/config.yaml:4: ").contains("!strnig"))
        .anySatisfy(
            fault -> assertThat(fault).startsWith("city/config.yaml:6: ").contains("none.jrxml"))
        .anySatisfy(
            fault -> assertThat(fault).startsWith("city/config.yaml:10: ").contains("colour"))
        .anySatisfy(
            fault -> assertThat(fault).startsWith("city/page.jrxml:5: ").contains("nothing"))
        .anySatisfy(fault -> assertThat(fault).contains("requestData-x.json: attributes.b"));
    assertThat(FolderCheck.faults(root.resolve("absent"))).hasSize(1);
  }

  @Test
  @Tag("PS-8.6")
  void faultsOfTemplatesHaveTheirLines() throws IOException {
    Files.writeString(
        root.resolve("config.yaml"),
        "templates:\n  one: !template\n    reportTemplate: words.jrxml\n");
    String head =
        "<jasperReport name='page' language='java' pageWidth='100' pageHeight='100'\n"
            + " columnWidth='100' leftMargin='0' rightMargin='0' topMargin='0' bottomMargin='0'>\n";
    String field = "<element kind='textField' x='0' y='0' width='100' height='20'>\n<expression>";
    Files.writeString(
        root.resolve("words.jrxml"),
        head
            + "<title height='20'>\n"
            + field
            + "nowhere.toString()</expression></element>\n"
            + field
            + "\"x\".sideways()</expression></element>\n</title></jasperReport>");
    Files.writeString(root.resolve("broken.jrxml"), head + "<title height='20'>\n</titel>");
    Files.writeString(root.resolve("odd.jrxml"), head + "<titel height='20'/>\n</jasperReport>");

    assertThat(FolderCheck.faults(root).stream().map(f -> f.replaceFirst(": .*", "")))
        .containsExactlyInAnyOrder(
            "broken.jrxml:4", "odd.jrxml:3", "words.jrxml:5", "words.jrxml:7");
  }

  @Test
  @Tag("PS-8.6")
  void allFaultsOfALayoutAreToldAtOnce() throws IOException {
    Files.writeString(
        root.resolve("config.yaml"),
        """
        credentials:
          - !credential {username: anna}
          - !pass {username: bert}
        templates:
          one: !template
            reportTemplate: none.jrxml
            attributes: &attributes
              a: !strnig {}
              b: !map {width: 0}
              c: !string {maxlength: 3, colour: red}
            processors:
              - !createMap {}
              - !createMaps {}
              - !configureHttpRequests
                httpProcessors:
                  - !mapUri {}
                  - !restrictUris
                    matchers:
                      - !ipMatch {ip: ten}
                      - !hostMatch {host: x}
          two: !template
            jdbcUrl: jdbc:postgresql://localhost/x
          three: !template
            attributes: *attributes
        one: 1
        two: 2
        """);

    assertThat(FolderCheck.faults(root).stream().map(f -> f.replaceFirst(": .*", "")))
        .containsExactlyInAnyOrder(
            "config.yaml:2",
            "config.yaml:3",
            "config.yaml:8",
            "config.yaml:9",
            "config.yaml:10",
            "config.yaml:10",
            "config.yaml:13",
            "config.yaml:16",
            "config.yaml:19",
            "config.yaml:20",
            "config.yaml:6",
            "config.yaml:22",
            "config.yaml:23",
            "config.yaml:25",
            "config.yaml:26");
  }
}
