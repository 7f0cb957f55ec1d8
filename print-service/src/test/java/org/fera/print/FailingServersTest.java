package org.fera.print;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Layers that cannot be had, and URLs that must not be fetched. */
@QuarkusTest
@WithTestResource(PrintServers.class)
class FailingServersTest {

  @Test
  @Tag("PS-3.1")
  void aLayerThatMustNotFailEndsThePrintInWords() {
    assertError(wms("/broken", true), "layers[0]: the server answered with status 500");
    assertError(wms("/words", true), "msWMSGetMap(): no such layer");
    assertError(wms("/bomb", true), "larger than asked for");
  }

  @Test
  @Tag("PS-3.2")
  void anotherLayerIsMarkedAndNamedInAWarning() {
    Map<String, Object> spec =
        Spec.of("A4_portrait")
            .layer(wms("/broken", false))
            .wms(PrintServers.mapserver(), "country")
            .build();
    String ref = Printer.submit("pdf", spec);

    Response status = Printer.finished(ref);
    status.then().body("status", equalTo("finished"));
    assertThat(status.<List<String>>path("warnings"))
        .containsExactly("attributes.map.layers[0]: the server answered with status 500");
    PrintedPage page = PrintedPage.of(Printer.download(ref).asByteArray());
    int middle = page.colour(28 + 270, 66 + 300);
    assertThat(PrintedPage.red(middle) - PrintedPage.blue(middle))
        .as("marked red")
        .isGreaterThan(60);
  }

  @Test
  @Tag("PS-3.3")
  void aMapWithoutAnyLayerLeftIsAnError() {
    assertError(wms("/broken", false), "No layer of the map could be drawn");
  }

  @Test
  @Tag("PS-4.3")
  void serversThatAreNotAllowedAreNotReached() throws IOException {
    try (ServerSocket inside = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      int port = inside.getLocalPort();
      for (String url :
          List.of(
              "http://127.0.0.1:" + port + "/",
              "http://localhost:" + port + "/",
              "http://2130706433:" + port + "/",
              "http://0x7f000001:" + port + "/",
              "http://[::1]:" + port + "/",
              "http://[::ffff:127.0.0.1]:" + port + "/",
              "http://portal.test:" + port + "/",
              "https://portal.test:8080/",
              "http://user@portal.test:8080/",
              "//127.0.0.1:" + port + "/",
              "ftp://127.0.0.1:" + port + "/",
              "file:///etc/passwd",
              "jar:file:/x.jar!/y",
              "/internal/identity",
              "//internal/identity",
              "/q/metrics",
              "/x/../q/metrics",
              "/inside")) {
        Response status = Printer.finished(Printer.submit("pdf", layer(wms(url, true))));
        assertThat(status.<String>path("status")).as(url).isEqualTo("error");
        assertThat(status.<String>path("error")).as(url).doesNotContain("Exception");
      }
      inside.setSoTimeout(1);
      assertThat(accepts(inside)).as("a connection to the inside").isFalse();
    }
  }

  private static boolean accepts(ServerSocket socket) throws IOException {
    try {
      socket.accept().close();
      return true;
    } catch (java.net.SocketTimeoutException e) {
      return false;
    }
  }

  private static void assertError(Map<String, Object> layer, String words) {
    Printer.finished(Printer.submit("pdf", layer(layer)))
        .then()
        .body("status", equalTo("error"))
        .body("error", containsString(words))
        .body("error", not(containsString("Exception:")));
  }

  private static Map<String, Object> layer(Map<String, Object> layer) {
    return Spec.of("A4_portrait").layer(layer).build();
  }

  private static Map<String, Object> wms(String url, boolean failOnError) {
    return new HashMap<>(
        Map.of(
            "type",
            "wms",
            "baseURL",
            url,
            "layers",
            List.of("country"),
            "failOnError",
            failOnError));
  }
}
