package org.fera.app.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ws.rs.NotFoundException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiPathTest {

  @Test
  @Tag("WA-8.20")
  void isBelowTheServersPathAndKeepsItsQuery() {
    ApiPath path = ApiPath.of("collections/Großer See/items/a?b#c");
    assertThat(path.collection()).contains("Großer See");
    assertThat(path.isItems()).isTrue();
    assertThat(path.at("http://inside/mapserv/api/?x=1", "ogcapi"))
        .isEqualTo(
            "http://inside/mapserv/api/ogcapi/collections/Gro%C3%9Fer%20See/items/a%3Fb%23c?x=1");
    assertThat(ApiPath.of("/").at("http://inside/qgis", "wfs3"))
        .isEqualTo("http://inside/qgis/wfs3");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "collections/..",
        "collections/place/../secret",
        "collections/secret.json",
        "collections/secret.HTML/items",
        "collections/a\\b",
        "collections/a\nb",
        "collections/place/styles",
        "collections/place/items/1/2",
        "static/app.js",
        "api.openapi3",
        "collections.json"
      })
  @Tag("WA-8.20")
  void knowsNoOther(String path) {
    assertThatThrownBy(() -> ApiPath.of(path)).isInstanceOf(NotFoundException.class);
  }
}
