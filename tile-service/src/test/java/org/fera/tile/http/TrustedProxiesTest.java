package org.fera.tile.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fera.tile.testing.IdentityServer;
import org.fera.tile.testing.TileServers;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** 127.0.0.1 is a trusted proxy, 127.0.0.9 is none. */
@QuarkusTest
@QuarkusTestResource(TileServers.class)
class TrustedProxiesTest {

  private static final String PATH = "/tiles/xyz/for_editors/8/133/90.png";

  IdentityServer identity;

  @Test
  @Tag("TS-3.16")
  void aTrustedProxySaysWhenceARequestCame() {
    given()
        .header("Cookie", "auth_tkt=trusted")
        .header("X-Forwarded-For", "192.0.2.7")
        .header("X-Forwarded-Host", "lake.example.org")
        .get(PATH)
        .then()
        .statusCode(401);

    assertThat(told("X-forwarded-for", "auth_tkt=trusted")).containsExactly("192.0.2.7");
    assertThat(told("X-forwarded-host", "auth_tkt=trusted")).containsExactly("lake.example.org");
  }

  @Test
  @Tag("TS-3.16")
  void anybodyElseDoesNot() throws IOException {
    try (Socket socket = new Socket()) {
      socket.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.9"), 0));
      socket.connect(new InetSocketAddress("127.0.0.1", RestAssured.port));
      String request =
          "GET "
              + PATH
              + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
              + "Cookie: auth_tkt=other\r\nX-Forwarded-For: 192.0.2.7\r\n"
              + "X-Forwarded-Host: lake.example.org\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      String answer =
          new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
      assertThat(answer).startsWith("HTTP/1.1 401");
    }

    assertThat(told("X-forwarded-for", "auth_tkt=other")).containsExactly("127.0.0.9");
    assertThat(told("X-forwarded-host", "auth_tkt=other")).containsExactly("localhost");
  }

  @ParameterizedTest
  @Tag("TS-3.16")
  @ValueSource(strings = {"everybody", "10.0.0.0/99", "10.0.0.0/x", "10.0.0/8"})
  void whatIsNoNetworkIsRefused(String text) {
    assertThatThrownBy(() -> new TrustedProxies(Optional.of(List.of(text))))
        .hasMessageContaining("fera.http.trusted-proxies: '" + text + "'");
  }

  private List<String> told(String header, String cookie) {
    return identity.requests().stream()
        .filter(headers -> List.of(cookie).equals(headers.get("Cookie")))
        .map((Map<String, List<String>> headers) -> headers.get(header).get(0))
        .toList();
  }
}
