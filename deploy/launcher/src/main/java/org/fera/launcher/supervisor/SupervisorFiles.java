package org.fera.launcher.supervisor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.fera.launcher.Failure;
import org.fera.launcher.machine.Accounts;
import org.fera.launcher.portal.Unit;
import org.fera.launcher.state.StateFolder;

/**
 * Writes supervisord.conf and, for each process, a small shell script that sets its variables and
 * becomes it. A script quotes what supervisor's own environment lists cannot hold, and an operator
 * can read and run it.
 *
 * @param port of supervisor's control, on 127.0.0.1: a Unix socket's path is limited to 107 bytes
 */
public record SupervisorFiles(StateFolder state, int port, String password) {

  /** A variable of every process that tells to which state folder it belongs. */
  public static final String MARK = "FERA_PROCESS_OF";

  /** Writes the files of all processes. */
  public void write(List<Unit> units) {
    StringBuilder text = new StringBuilder(main());
    for (Unit unit : units) {
      text.append(program(unit, script(unit)));
    }
    write(configuration(), text.toString(), "rw-------", Optional.empty());
  }

  Path configuration() {
    return state.run().resolve("supervisord.conf");
  }

  Path pidFile() {
    return state.run().resolve("supervisord.pid");
  }

  private String main() {
    return """
        ; Written by ./fera up.
        [supervisord]
        identifier=fera-%s
        logfile=%s
        logfile_maxbytes=2MB
        logfile_backups=1
        pidfile=%s
        directory=/
        %s
        [inet_http_server]
        port=127.0.0.1:%d
        username=fera
        password=%s

        [rpcinterface:supervisor]
        supervisor.rpcinterface_factory=supervisor.rpcinterface:make_main_rpcinterface
        """
        .formatted(
            state.id(),
            escape(state.logs().resolve("supervisord.log").toString()),
            escape(pidFile().toString()),
            Accounts.isRoot() ? "user=root" : "",
            port,
            password);
  }

  /** Started in order by up, therefore not by supervisor itself; started again whatever happens. */
  private String program(Unit unit, Path script) {
    return """

        [%s:%s]
        command=/bin/sh %s
        environment=FERA_SCRIPT="%s"
        %s%sautostart=false
        autorestart=true
        startsecs=1
        startretries=1000
        stopsignal=%s
        stopwaitsecs=%d
        killasgroup=false
        redirect_stderr=true
        stdout_logfile=%s
        stdout_logfile_maxbytes=10MB
        stdout_logfile_backups=1
        """
        .formatted(
            unit.socket().isPresent() ? "fcgi-program" : "program",
            unit.name(),
            quote(escape(script.toString())),
            checksum(script),
            unit.account().map(account -> "user=" + account + "\n").orElse(""),
            unit.socket().map(socket -> "socket=" + socket + "\n").orElse(""),
            unit.stopping().signal(),
            unit.stopping().seconds(),
            escape(state.logs().resolve(unit.name() + ".log").toString()));
  }

  private Path script(Unit unit) {
    String variables =
        "export "
            + MARK
            + "="
            + quote(state.data().toString())
            + "\n"
            + unit.variables().entrySet().stream()
                // Maps of the JDK differ in order from run to run, and a changed file is a restart.
                .sorted(Map.Entry.comparingByKey())
                .map(v -> "export " + v.getKey() + "=" + quote(v.getValue()) + "\n")
                .collect(Collectors.joining());
    String command = unit.command().stream().map(c -> quote(c)).collect(Collectors.joining(" "));
    Path script = state.run().resolve(unit.name() + ".sh");
    write(script, variables + "exec " + command + "\n", "rw-r-----", unit.account());
    return script;
  }

  private static void write(Path file, String text, String permissions, Optional<String> reader) {
    Path half = file.resolveSibling(file.getFileName() + ".half");
    try {
      Files.deleteIfExists(half);
      Files.createFile(
          half, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions)));
      Files.writeString(half, text);
      Accounts.show(half, reader);
      Files.move(half, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw Failure.machine("cannot write " + file + ": " + e.getMessage());
    }
  }

  private static String checksum(Path file) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
      return HexFormat.of().formatHex(digest, 0, 8);
    } catch (IOException | NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** For the shell and for supervisor's commands, which it splits as a shell does. */
  static String quote(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }

  /** Supervisor expands {@code %(name)s} in its values. */
  private static String escape(String text) {
    if (text.contains("\n") || text.contains(" ;") || text.contains(" #")) {
      throw new IllegalArgumentException("Not for a supervisor file: " + text);
    }
    return text.replace("%", "%%");
  }
}
