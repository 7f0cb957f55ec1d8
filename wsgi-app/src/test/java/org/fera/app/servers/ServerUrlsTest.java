package org.fera.app.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServerUrlsTest {

  private final ServerUrls urls =
      new ServerUrls(
          Map.of("mapserver", "http://ms/mapserv?map=demo", "files", "http://files/root/"),
          route -> "https://portal/p/" + route);

  @ParameterizedTest
  @Tag("WA-8.1")
  @CsvSource({
    "http://other/wms?a=b, http://other/wms?a=b",
    "https://other/{z}/{x}, https://other/{z}/{x}",
    "/vector_tiles/a.json, /vector_tiles/a.json",
    "config://mapserver, http://ms/mapserv?map=demo",
    "config://mapserver/, http://ms/mapserv?map=demo",
    "config://mapserver?MAP=other, http://ms/mapserv?MAP=other",
    "config://mapserver/ogcapi?f=json, http://ms/mapserv/ogcapi?map=demo&f=json",
    "config://files/a/b.png, http://files/root/a/b.png",
    "config://tiles/wmts/1.0.0/WMTSCapabilities.xml,"
        + " https://portal/p/tiles/wmts/1.0.0/WMTSCapabilities.xml",
    "static:///img/a.png, https://portal/p/static/img/a.png",
    "static://static/img/a.png, https://portal/p/static/img/a.png",
  })
  void resolvesAddresses(String address, String resolved) {
    assertThat(urls.resolve("It", address)).isEqualTo(new ServerUrl.Found(resolved));
  }

  @ParameterizedTest
  @Tag("WA-8.1")
  @ValueSource(
      strings = {
        "",
        "/",
        "config://nowhere/x",
        "static://",
        "static:///",
        "ftp://x/y",
        "http:///x"
      })
  void saysWhichAddressIsWrong(String address) {
    assertThat(urls.resolve("The layer 'x'", address))
        .isInstanceOfSatisfying(
            ServerUrl.Wrong.class,
            wrong -> assertThat(wrong.error()).startsWith("The layer 'x'='"));
  }
}
