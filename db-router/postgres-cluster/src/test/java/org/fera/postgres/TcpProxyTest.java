package org.fera.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against a server that sends back what it gets. */
class TcpProxyTest {

  private static final int SHORT_MILLIS = 200;
  private static final int LONG_MILLIS = 30_000;

  private ServerSocket echo;
  private TcpProxy proxy;

  @BeforeEach
  void open() throws IOException {
    echo = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
    TcpProxy.daemon("echo", this::echoAll);
    proxy = new TcpProxy(new Server("127.0.0.1", echo.getLocalPort()));
  }

  @AfterEach
  void close() throws IOException {
    proxy.close();
    echo.close();
  }

  @Test
  void passesBytesOnInBothDirections() throws IOException {
    try (Socket client = connect()) {
      assertThat(echoed(client, 7)).isEqualTo(7);
      assertThat(proxy.connections()).isEqualTo(1);
      assertThat(proxy.pieces()).isEqualTo(1);
    }
  }

  @Test
  void cutEndsOpenConnectionsAndNewOnesUntilHealed() throws IOException {
    try (Socket client = connect()) {
      echoed(client, 1);
      proxy.cut();
      assertThat(ended(client)).isTrue();
    }
    try (Socket client = connect()) {
      assertThat(ended(client)).isTrue();
    }
    proxy.heal();
    try (Socket client = connect()) {
      assertThat(echoed(client, 2)).isEqualTo(2);
    }
  }

  @Test
  void holdKeepsConnectionsOpenAndSilentAndHealBringsWhatWasHeld() throws IOException {
    try (Socket client = connect()) {
      echoed(client, 1);
      proxy.hold();
      client.setSoTimeout(SHORT_MILLIS);
      assertThatThrownBy(() -> echoed(client, 2)).isInstanceOf(SocketTimeoutException.class);
      proxy.heal();
      client.setSoTimeout(LONG_MILLIS);
      assertThat(client.getInputStream().read()).isEqualTo(2);
    }
  }

  @Test
  void aConnectionOpenedWhileHeldWaitsAndThenPasses() throws IOException {
    proxy.hold();
    try (Socket client = connect()) {
      client.getOutputStream().write(5);
      client.setSoTimeout(SHORT_MILLIS);
      assertThatThrownBy(() -> client.getInputStream().read())
          .isInstanceOf(SocketTimeoutException.class);
      proxy.heal();
      client.setSoTimeout(LONG_MILLIS);
      assertThat(client.getInputStream().read()).isEqualTo(5);
    }
  }

  @Test
  void delayCountsInEachDirection() throws IOException {
    proxy.delay(Duration.ofMillis(100));
    try (Socket client = connect()) {
      long before = System.nanoTime();
      assertThat(echoed(client, 3)).isEqualTo(3);
      assertThat(Duration.ofNanos(System.nanoTime() - before))
          .isGreaterThan(Duration.ofMillis(199));
    }
  }

  @Test
  void cutAfterLetsThatManyBytesPass() throws IOException {
    proxy.cutAfter(2);
    try (Socket client = connect()) {
      assertThat(echoed(client, 1)).isEqualTo(1);
      client.getOutputStream().write(2);
      assertThat(ended(client)).isTrue();
    }
  }

  private Socket connect() throws IOException {
    Socket client = new Socket(proxy.address().host(), proxy.address().port());
    client.setSoTimeout(LONG_MILLIS);
    return client;
  }

  private static int echoed(Socket client, int sent) throws IOException {
    client.getOutputStream().write(sent);
    return client.getInputStream().read();
  }

  private static boolean ended(Socket client) throws IOException {
    try {
      return client.getInputStream().read() < 0;
    } catch (SocketTimeoutException e) {
      return false;
    } catch (IOException e) {
      return true;
    }
  }

  private void echoAll() {
    while (!echo.isClosed()) {
      try {
        Socket client = echo.accept();
        TcpProxy.daemon("echo-connection", () -> echoOne(client));
      } catch (IOException e) {
        // Closed at the end of the test.
      }
    }
  }

  private static void echoOne(Socket client) {
    try (client) {
      client.getInputStream().transferTo(client.getOutputStream());
    } catch (IOException e) {
      // The proxy cut it.
    }
  }
}
