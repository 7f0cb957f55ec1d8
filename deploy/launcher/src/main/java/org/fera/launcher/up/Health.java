package org.fera.launcher.up;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.fera.launcher.portal.Network;
import org.fera.launcher.portal.Role;
import org.fera.launcher.portal.Unit;

/** Whether a process does its work, not merely exists. */
final class Health {

  private static final Duration LIMIT = Duration.ofSeconds(5);

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(2))
          .build();
  private final Network network;

  Health(Network network) {
    this.network = network;
  }

  boolean isReady(Unit unit) {
    if (Role.of(unit.service()) != null && Role.SERVICES.contains(Role.of(unit.service()))) {
      return get(unit.url() + "/q/health/ready").statusCode() == 200;
    }
    return switch (unit.service()) {
      case "mapserver" -> true;
      case "haproxy" ->
          allServersAreUp(network.ports().statistics(), network.shape().hasServices());
      case "haproxy-mapserver" -> allServersAreUp(network.ports().mapServerStatistics(), true);
      default -> unit.addresses().stream().allMatch(a -> accepts(a.host(), a.port()));
    };
  }

  /**
   * HAProxy's own table: column 1 is the server, column 17 its state.
   *
   * @param here whether the servers are this machine's; those of others may come later
   */
  private boolean allServersAreUp(int statistics, boolean here) {
    Answer answer = get("http://127.0.0.1:" + statistics + "/;csv");
    return answer.statusCode() == 200
        && (!here
            || answer
                .body()
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split(",", -1))
                .filter(f -> f.length > 17 && !f[1].equals("FRONTEND") && !f[1].equals("BACKEND"))
                .allMatch(f -> f[17].startsWith("UP") || f[17].equals("no check")));
  }

  private static boolean accepts(String host, int port) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(host, port), (int) LIMIT.toMillis());
      return true;
    } catch (IOException refused) {
      return false;
    }
  }

  private record Answer(int statusCode, String body) {}

  private Answer get(String url) {
    try {
      HttpResponse<String> response =
          client.send(
              HttpRequest.newBuilder(URI.create(url)).timeout(LIMIT).build(),
              HttpResponse.BodyHandlers.ofString());
      return new Answer(response.statusCode(), response.body());
    } catch (IOException nobody) {
      return new Answer(0, "");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
