package org.fera.print;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A mail server that takes mails of one user for anybody but {@code nobody@}, by RFC 5321. */
final class SmtpServer implements AutoCloseable {

  static final String USER = "printer";
  static final String PASSWORD = "letters";

  private final ServerSocket socket = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
  private final List<Mail> mails = new CopyOnWriteArrayList<>();
  private final Thread thread = new Thread(this::accept, "smtp-server");

  /** A mail as it came: its envelope and its lines. */
  record Mail(String from, List<String> to, String text) {}

  SmtpServer() throws IOException {
    thread.setDaemon(true);
    thread.start();
  }

  int port() {
    return socket.getLocalPort();
  }

  List<Mail> mails() {
    return mails;
  }

  private void accept() {
    while (!socket.isClosed()) {
      try (Socket connection = socket.accept()) {
        new Conversation(connection).hold();
      } catch (IOException e) {
        // The client went away, or the server is closed.
      }
    }
  }

  private final class Conversation {
    private final BufferedReader in;
    private final OutputStream out;
    private boolean known;
    private String from = "";
    private final List<String> to = new ArrayList<>();

    Conversation(Socket connection) throws IOException {
      in =
          new BufferedReader(
              new InputStreamReader(connection.getInputStream(), StandardCharsets.ISO_8859_1));
      out = connection.getOutputStream();
    }

    void hold() throws IOException {
      say("220 mail.test ESMTP");
      String line = in.readLine();
      while (line != null && !line.equals("QUIT")) {
        say(answer(line));
        line = in.readLine();
      }
      say("221 Bye");
    }

    private String answer(String line) throws IOException {
      if (line.startsWith("EHLO")) {
        return "250-mail.test\r\n250-AUTH PLAIN\r\n250 8BITMIME";
      }
      if (line.startsWith("AUTH PLAIN ")) {
        String login =
            new String(Base64.getDecoder().decode(line.substring(11)), StandardCharsets.UTF_8);
        known = login.equals("\0" + USER + "\0" + PASSWORD);
        return known ? "235 Welcome" : "535 Who are you?";
      }
      if (!known) {
        return "530 Authenticate first";
      }
      if (line.startsWith("MAIL FROM:")) {
        from = line.substring(10);
        return "250 OK";
      }
      if (line.startsWith("RCPT TO:")) {
        to.add(line.substring(8));
        return line.contains("nobody@") ? "550 No such user" : "250 OK";
      }
      return line.equals("DATA") ? data() : "500 What?";
    }

    private String data() throws IOException {
      say("354 Go ahead");
      StringBuilder text = new StringBuilder();
      for (String line = in.readLine(); !".".equals(line); line = in.readLine()) {
        text.append(line.startsWith("..") ? line.substring(1) : line).append("\r\n");
      }
      mails.add(new Mail(from, List.copyOf(to), text.toString()));
      return "250 Taken";
    }

    private void say(String line) throws IOException {
      out.write((line + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
      out.flush();
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
