package org.fera.launcher.haproxy;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;

/**
 * A DNS server over UDP (RFC 1035) that answers every question of type A with the addresses that it
 * has now, and any other with none.
 */
final class NameServer implements AutoCloseable {

  private static final int HEADER = 12;
  private static final int TYPE_A = 1;
  private static final int ANSWER = 0x8580;
  private static final int NAME_OF_THE_QUESTION = 0xC00C;

  private final DatagramSocket socket;
  private volatile List<String> addresses = List.of();

  NameServer() throws IOException {
    socket = new DatagramSocket(0, InetAddress.getByName("127.0.0.1"));
    new Thread(this::serve, "name server").start();
  }

  int port() {
    return socket.getLocalPort();
  }

  /** What it answers from now on. */
  void answer(String... now) {
    addresses = List.of(now);
  }

  private void serve() {
    byte[] buffer = new byte[4096];
    while (!socket.isClosed()) {
      DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
      try {
        socket.receive(packet);
        byte[] answer = answer(Arrays.copyOf(buffer, packet.getLength()), addresses);
        socket.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private static byte[] answer(byte[] question, List<String> addresses) throws IOException {
    int end = HEADER;
    while (question[end] != 0) {
      end += question[end] + 1;
    }
    boolean isA = question[end + 2] == TYPE_A;
    List<String> known = isA ? addresses : List.of();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.write(question, 0, 2);
    out.writeShort(ANSWER);
    out.writeShort(1);
    out.writeShort(known.size());
    out.writeInt(0);
    out.write(question, HEADER, end + 5 - HEADER);
    for (String address : known) {
      out.writeShort(NAME_OF_THE_QUESTION);
      out.writeShort(TYPE_A);
      out.writeShort(1);
      out.writeInt(1);
      out.writeShort(4);
      out.write(InetAddress.getByName(address).getAddress());
    }
    return bytes.toByteArray();
  }

  @Override
  public void close() {
    // The thread ends with its socket.
    socket.close();
  }
}
