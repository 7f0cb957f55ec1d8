package org.fera.print.style;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.fera.print.json.JsonSection;
import org.fera.print.json.SpecException;
import org.fera.print.vector.Paper;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is no style, and where a style is found. */
class StyleFaultsTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path folder;

  @ParameterizedTest
  @Tag("PS-10.11")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "{'version':'3'}|style.version",
        "{'version':2}|style.*",
        "{'version':1}|style.1",
        "{'version':2,'[a >]':{}}|style.[a >]",
        "{'version':2,'[a > 1':{}}|style.[a > 1",
        "{'version':2,'*':{'symbolizers':[{'type':'blob'}]}}|style.*.symbolizers[0].type",
        "{'version':2,'*':{'symbolizers':[{'type':'text'}]}}|style.*.symbolizers[0].label",
        "{'version':2,'*':{'symbolizers':[{'type':'point','graphicName':'blob'}]}}|style.*.symbolizers[0].graphicName",
        "{'version':2,'*':{'symbolizers':[{'type':'line','strokeColor':'mauvish'}]}}|style.*.symbolizers[0].strokeColor",
        "{'version':2,'*':{'symbolizers':[{'type':'line','strokeWidth':'-1'}]}}|style.*.symbolizers[0].strokeWidth",
        "{'version':2,'*':{'symbolizers':[{'type':'line','strokeWidth':'[wide'}]}}|style.*.symbolizers[0].strokeWidth",
        "{'version':2,'*':{'symbolizers':[{'type':'line','strokeWidth':'[f(1)]'}]}}|style.*.symbolizers[0].strokeWidth",
        "{'version':2,'*':{'symbolizers':[{'type':'line','strokeDashstyle':'wavy'}]}}|style.*.symbolizers[0].strokeDashstyle",
        "{'version':2,'*':{'symbolizers':[{'type':'polygon','fillOpacity':2}]}}|style.*.symbolizers[0].fillOpacity",
        "{'version':2,'*':{'symbolizers':[{'type':'text','label':'a','labelAlign':'xy'}]}}|style.*.symbolizers[0].labelAlign",
        "{'1':{'fillColor':'mauvish'}}|style.1.fillColor"
      })
  void faultsAreNamedWhereTheyAre(String style, String path) {
    assertThatThrownBy(() -> Paper.read(style))
        .isInstanceOfSatisfying(
            SpecException.class, e -> assertThat(e.parameter()).isEqualTo(path));
  }

  @Test
  @Tag("PS-10.12")
  void stylesAreFoundByNameAsTextAndInFiles() throws IOException {
    String red = "{\"version\":2,\"*\":{\"symbolizers\":[{\"type\":\"line\"}]}}";
    Files.writeString(folder.resolve("roads.json"), red);
    StyleBook app =
        new StyleBook(
            Map.of("line", JSON.readTree(red), "other", JSON.readTree("\"roads.json\"")), folder);
    StyleBook layout = app.with(Map.of("mine", JSON.readTree("\"line\"")));

    for (String given : new String[] {"line", "mine", "other", "roads.json", "file://roads.json"}) {
      assertThat(style(layout, JSON.writeValueAsString(given)).rules()).as(given).hasSize(1);
    }
    assertThat(style(layout, JSON.writeValueAsString(red)).rules()).hasSize(1);
    assertThat(style(layout, red).rules()).hasSize(1);
    assertThat(style(layout, "null").rules()).as("the usual one").hasSize(3);
    for (String none :
        new String[] {"absent", "../x.json", "<StyledLayerDescriptor/>", "a.sld##1"}) {
      assertThatThrownBy(() -> style(layout, JSON.writeValueAsString(none)))
          .as(none)
          .isInstanceOfSatisfying(
              SpecException.class, e -> assertThat(e.parameter()).isEqualTo("layer.style"));
    }
    StyleBook circle = app.with(Map.of("a", JSON.readTree("\"b\""), "b", JSON.readTree("\"a\"")));
    assertThatThrownBy(() -> style(circle, "\"a\"")).hasMessageContaining("circle");
  }

  private static Style style(StyleBook book, String json) throws IOException {
    JsonSection layer = new JsonSection("layer", JSON.readTree("{\"style\":" + json + "}"), true);
    return book.read(layer, "style", Style.usual());
  }
}
