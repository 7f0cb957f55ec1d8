package org.fera.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.function.IntPredicate;

/** One client's connection through a {@link TcpProxy}: two streams of bytes. */
final class ProxiedConnection implements AutoCloseable {

  private static final int PIECE = 64 * 1024;

  private final Socket client;
  private final Socket server;
  private final TcpProxy network;

  ProxiedConnection(Socket client, Socket server, TcpProxy network) {
    this.client = client;
    this.server = server;
    this.network = network;
  }

  /** Returns when both directions have ended. */
  void run() {
    Thread answers = TcpProxy.daemon("proxy-answers", () -> pump(server, client, network::mayPass));
    pump(
        client,
        server,
        length -> {
          network.asked();
          return network.mayPass(length);
        });
    try {
      answers.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void pump(Socket from, Socket to, IntPredicate passes) {
    byte[] piece = new byte[PIECE];
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      int length = in.read(piece);
      while (length >= 0 && passes.test(length)) {
        out.write(piece, 0, length);
        out.flush();
        length = in.read(piece);
      }
      if (length < 0) {
        to.shutdownOutput();
      } else {
        close();
      }
    } catch (IOException e) {
      close();
    }
  }

  @Override
  public void close() {
    closeQuietly(client);
    closeQuietly(server);
  }

  private static void closeQuietly(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // It is gone either way.
    }
  }
}
