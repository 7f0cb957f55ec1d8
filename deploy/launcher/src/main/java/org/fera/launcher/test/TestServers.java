package org.fera.launcher.test;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fera.launcher.Failure;
import org.fera.launcher.machine.Listening;
import org.fera.launcher.portal.Ports;
import org.fera.launcher.portal.Role;
import org.fera.launcher.portal.Setting;
import org.fera.launcher.portal.Shape;
import org.fera.launcher.state.FileTrees;
import org.fera.launcher.state.StateFolder;
import org.fera.launcher.terminal.Progress;
import org.fera.launcher.up.Down;
import org.fera.launcher.up.Up;
import org.fera.postgres.PostgresPrograms;
import org.fera.postgres.Server;
import org.fera.postgres.testing.TestTemplate;

/**
 * The servers that all rooms' tests share, started by the same code as a portal's, in a temporary
 * folder and on free ports. They end with this process, however that ends but for SIGKILL, and then
 * the next run ends them.
 */
public final class TestServers implements AutoCloseable {

  private static final String PREFIX = "fera-test-";
  private static final String OWNER = "owner";

  private final StateFolder state;
  private final Ports ports;
  private final Progress progress;
  private final Setting setting;
  private boolean closed;

  private TestServers(Path checkout, Map<String, String> variables, Progress progress) {
    this.progress = progress;
    try {
      Path folder = Files.createTempDirectory(PREFIX);
      Files.writeString(folder.resolve(OWNER), Long.toString(ProcessHandle.current().pid()));
      this.ports = freePorts();
      this.state = StateFolder.find(checkout, Map.of("FERA_STATE", folder.toString()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Runtime.getRuntime().addShutdownHook(new Thread(this::close, "stop-test-servers"));
    Map<String, String> own = new TreeMap<>(variables);
    own.keySet().removeIf(name -> name.startsWith("FERA_") || name.startsWith("VISIBLE_"));
    try {
      Shape shape =
          new Shape(1, 2, EnumSet.of(Role.POSTGRES, Role.MAPSERVER, Role.MEMCACHED), false);
      this.setting = new Up(checkout, own, state, ports, progress).run(shape, false, false);
      progress.step(
          "test databases",
          step -> {
            TestTemplate.prepare(master(), PostgresPrograms.find(), checkout);
            return "template ready";
          });
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  /** Starts them. */
  public static TestServers start(Path checkout, Map<String, String> variables, Progress progress) {
    endOrphans();
    return new TestServers(checkout, variables, progress);
  }

  /** The addresses as the tests' system properties have them. */
  List<String> properties() {
    String nodes =
        setting.databaseHosts().stream()
            .map(host -> host + ":" + ports.postgres())
            .collect(Collectors.joining(","));
    return List.of(
        "-Dfera.test.postgres=" + nodes,
        "-Dfera.test.mapserver=" + setting.mapServerUrl(),
        "-Dfera.test.memcached=127.0.0.1:"
            + ports.memcached(1)
            + ",127.0.0.1:"
            + ports.memcached(2));
  }

  /** How they were started. */
  public Setting setting() {
    return setting;
  }

  private Server master() {
    return new Server(setting.databaseHosts().get(0), ports.postgres());
  }

  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      end(state.home(), progress);
    }
  }

  private static void end(Path folder, Progress progress) {
    StateFolder state = StateFolder.find(folder, Map.of("FERA_STATE", folder.toString()));
    new Down(state, progress).run();
    state.purge();
    FileTrees.delete(folder);
  }

  /** Ends the servers of runs that were killed. */
  private static void endOrphans() {
    Progress silent = new Progress(new PrintStream(OutputStream.nullOutputStream()), false);
    try (Stream<Path> folders = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      folders
          .filter(folder -> folder.getFileName().toString().startsWith(PREFIX))
          .filter(TestServers::isOrphan)
          .toList()
          .forEach(folder -> end(folder, silent));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isOrphan(Path folder) {
    Path owner = folder.resolve(OWNER);
    try {
      return Files.isWritable(folder)
          && Files.isRegularFile(owner)
          && ProcessHandle.of(Long.parseLong(Files.readString(owner).strip())).isEmpty();
    } catch (IOException | NumberFormatException unreadable) {
      return false;
    }
  }

  private static Ports freePorts() {
    for (int offset = 10_100; offset < 20_000; offset += 300) {
      Ports ports = new Ports(8080 + offset, offset);
      boolean free =
          Stream.of(
                  ports.postgres(),
                  ports.mapServer(),
                  ports.mapServerWorker(1),
                  ports.memcached(1),
                  ports.memcached(2),
                  ports.mapServerStatistics(),
                  ports.supervisor())
              .allMatch(port -> new Listening("127.0.0.1", port, "a test", "").isFree());
      if (free) {
        return ports;
      }
    }
    throw Failure.machine("no range of ports is free for the test servers");
  }
}
