package org.fera.print.fetch;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;

/** A server that answers as no server should, by path. */
final class BadServer implements AutoCloseable {

  private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CountDownLatch closed = new CountDownLatch(1);

  BadServer() throws IOException {
    threads.submit(this::accept);
  }

  String url() {
    return "http://127.0.0.1:" + socket.getLocalPort();
  }

  private void accept() {
    try {
      while (true) {
        Socket connection = socket.accept();
        threads.submit(() -> serve(connection));
      }
    } catch (IOException e) {
      // Closed.
    }
  }

  private void serve(Socket connection) {
    try (connection) {
      StringBuilder head = new StringBuilder();
      while (head.indexOf("\r\n\r\n") < 0) {
        int read = connection.getInputStream().read();
        if (read < 0) {
          return;
        }
        head.append((char) read);
      }
      answer(head.toString().split(" ")[1], connection.getOutputStream());
    } catch (IOException | InterruptedException e) {
      // The client has had enough.
    }
  }

  private void answer(String path, OutputStream out) throws IOException, InterruptedException {
    if (path.startsWith("/to?")) {
      redirect(out, path.substring(4));
      return;
    }
    switch (path) {
      case "/circle" -> redirect(out, "/circle");
      case "/endless" -> {
        head(out, "Transfer-Encoding: chunked");
        byte[] chunk = ("4000\r\n" + "x".repeat(0x4000) + "\r\n").getBytes(StandardCharsets.UTF_8);
        while (true) {
          out.write(chunk);
        }
      }
      case "/promise" -> {
        head(out, "Content-Length: 99999999999");
        closed.await();
      }
      case "/slow" -> {
        head(out, "Content-Length: 1000");
        while (!closed.await(50, TimeUnit.MILLISECONDS)) {
          out.write('x');
        }
      }
      case "/silent" -> closed.await();
      case "/header" -> {
        out.write("HTTP/1.1 200 OK\r\nX-Long: ".getBytes(StandardCharsets.US_ASCII));
        while (true) {
          out.write("x".repeat(1000).getBytes(StandardCharsets.US_ASCII));
        }
      }
      case "/gzip" -> {
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bomb)) {
          gzip.write(new byte[20_000_000]);
        }
        head(out, "Content-Encoding: gzip\r\nContent-Length: " + bomb.size());
        bomb.writeTo(out);
      }
      default -> head(out, "Content-Length: 0");
    }
  }

  private static void redirect(OutputStream out, String location) throws IOException {
    out.write(
        ("HTTP/1.1 302 Found\r\nConnection: close\r\nLocation: "
                + location
                + "\r\nContent-Length: 0\r\n\r\n")
            .getBytes(StandardCharsets.UTF_8));
  }

  private static void head(OutputStream out, String headers) throws IOException {
    out.write(
        ("HTTP/1.1 200 OK\r\nConnection: close\r\n" + headers + "\r\n\r\n")
            .getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  @Override
  public void close() throws IOException {
    closed.countDown();
    socket.close();
    threads.shutdownNow();
  }
}
