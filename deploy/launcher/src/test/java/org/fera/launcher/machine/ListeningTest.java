package org.fera.launcher.machine;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import org.fera.launcher.Failure;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ListeningTest {

  @Test
  @Tag("FE-1.4")
  void aTakenPortIsNamedWithItsHolderAndTheVariableThatMovesIt() throws IOException {
    try (ServerSocket taker = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      Listening address =
          new Listening("127.0.0.1", taker.getLocalPort(), "the entry", "FERA_PORT");

      assertThatThrownBy(() -> Listening.requireFree(List.of(address)))
          .isInstanceOf(Failure.class)
          .hasMessageContaining("port " + taker.getLocalPort())
          .hasMessageContaining("the entry")
          .hasMessageContaining("process " + ProcessHandle.current().pid())
          .hasMessageContaining("FERA_PORT");
    }
  }

  @Test
  void theSamePortOnAnotherAddressIsFree() throws IOException {
    try (ServerSocket taker = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      Listening address = new Listening("127.0.0.2", taker.getLocalPort(), "a slave", "X");

      assertThatCode(() -> Listening.requireFree(List.of(address))).doesNotThrowAnyException();
    }
  }
}
