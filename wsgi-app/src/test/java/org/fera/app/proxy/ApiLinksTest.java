package org.fera.app.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApiLinksTest {

  private static final ApiLinks LINKS = new ApiLinks("https://portal/mapserv_proxy/main/ogcapi");

  @ParameterizedTest
  @CsvSource({
    "http://inside:80/mapserv/api/ogcapi?f=json, ?f=json",
    "http://inside/a/ogcapi/collections/b/items?offset=2&role_ids=1&USER_ID=3&s_x=1&map=y, /collections/b/items?offset=2",
    "/a/ogcapi/collections, /collections",
    "http://inside/a/ogcapi, ''",
  })
  @Tag("WA-8.20")
  void leadToThePortalWithoutWhatTheProxyAdds(String link, String end) {
    assertThat(LINKS.rewritten(link)).isEqualTo(LINKS.base() + end);
  }

  @ParameterizedTest
  @CsvSource({
    "http://www.opengis.net/def/crs/OGC/1.3/CRS84",
    "https://example.org/?to=/ogcapi/x",
    "https://example.org/ogcapis/x"
  })
  @Tag("WA-8.20")
  void staysWhereItLeadsElsewhere(String link) {
    assertThat(LINKS.rewritten(link)).isEqualTo(link);
  }

  @Test
  @Tag("WA-8.20")
  void changeNothingElse() throws IOException {
    String document =
        "{\"links\":[{\"href\":\"%s\"}],\"n\":1.10000000000000000001,\"properties\":{\"href\":\"/a/ogcapi/b\"}}";
    byte[] rewritten = LINKS.in(document.formatted("/a/ogcapi/b").getBytes(StandardCharsets.UTF_8));
    assertThat(new String(rewritten, StandardCharsets.UTF_8))
        .isEqualTo(document.formatted(LINKS.base() + "/b"));
  }
}
