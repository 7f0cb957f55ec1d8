package org.fera.launcher.doctor;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fera.launcher.build.Sample;
import org.fera.launcher.build.Services;
import org.fera.launcher.machine.Accounts;
import org.fera.launcher.machine.Listening;
import org.fera.launcher.machine.Need;
import org.fera.launcher.machine.Packages;
import org.fera.launcher.machine.Tool;
import org.fera.launcher.portal.EntryPoint;
import org.fera.launcher.portal.Join;
import org.fera.launcher.portal.Network;
import org.fera.launcher.portal.Ports;
import org.fera.launcher.portal.Role;
import org.fera.launcher.portal.ServiceUnits;
import org.fera.launcher.portal.Setting;
import org.fera.launcher.portal.Shape;
import org.fera.launcher.state.Secrets;
import org.fera.launcher.state.StateFolder;
import org.fera.launcher.status.PortalStatus;
import org.fera.launcher.up.VarsFile;

/** Looks at a machine and a checkout without changing either. */
public record Examination(
    Path checkout, Map<String, String> variables, StateFolder state, Ports ports) {

  private static final long ROOM_MB = 3000;

  /** All findings, the machine's first. */
  public List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    findings.add(
        new Finding(
            true,
            "JDK "
                + System.getProperty("java.version")
                + " in "
                + System.getProperty("java.home")));
    findings.add(packages());
    findings.add(kubectl());
    findings.add(room());
    findings.addAll(addresses());
    findings.addAll(settings());
    return findings;
  }

  private static Finding packages() {
    List<Need> missing = Packages.ofThisMachine().missing(Need.TO_RUN);
    return missing.isEmpty()
        ? new Finding(true, "packages are all there")
        : new Finding(
            false,
            missing.stream().map(Need::name).collect(Collectors.joining(", "))
                + ": apt-get install "
                + missing.stream().map(Need::debianPackage).collect(Collectors.joining(" ")));
  }

  /** No Debian package brings a kubectl that is new enough, and only tests need it. */
  private Finding kubectl() {
    boolean there =
        Stream.of(variables.getOrDefault("PATH", "").split(File.pathSeparator))
            .filter(folder -> !folder.isEmpty())
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, "kubectl")));
    return new Finding(
        true,
        there
            ? "kubectl is on the PATH, for the tests of kubernetes"
            : "kubectl is not on the PATH: only the tests of kubernetes need it (1.30 or newer)");
  }

  private Finding room() {
    Path folder = state.data();
    while (!Files.exists(folder)) {
      folder = folder.getParent();
    }
    try {
      long free = Files.getFileStore(folder).getUsableSpace() / (1024 * 1024);
      return new Finding(
          free >= ROOM_MB,
          free + " MB free for the state folder " + state.data() + " (wants " + ROOM_MB + ")");
    } catch (IOException e) {
      return new Finding(false, "no file system for " + state.data() + ": " + e.getMessage());
    }
  }

  private List<Finding> addresses() {
    if (!PortalStatus.of(state).services().isEmpty()) {
      return List.of(new Finding(true, "a portal runs, and holds its ports"));
    }
    EntryPoint entry = EntryPoint.of(variables, ports);
    Stream<Listening> all =
        Stream.of(
            new Listening(entry.address(), ports.entry(), "the entry", "FERA_PORT"),
            of(ports.statistics(), "HAProxy's statistics"),
            of(ports.supervisor(), "supervisor"),
            of(ports.mapServerStatistics(), "statistics of the HAProxy before MapServer"),
            of(ports.mapServer(), "MapServer"),
            of(ports.service(Role.WSGI_APP, 1), "wsgi-app"),
            of(ports.service(Role.PRINT_SERVICE, 1), "print-service"),
            of(ports.service(Role.TILE_SERVICE, 1), "tile-service"),
            of(ports.postgres(), "PostgreSQL"),
            of(ports.memcached(1), "Memcached"),
            of(ports.memcached(2), "Memcached"));
    List<Finding> taken =
        all.filter(address -> !address.isFree())
            .map(
                a ->
                    new Finding(
                        false,
                        "port "
                            + a.port()
                            + " ("
                            + a.what()
                            + ") is taken; "
                            + a.variable()
                            + " moves ours"))
            .toList();
    return taken.isEmpty() ? List.of(new Finding(true, "ports are free")) : taken;
  }

  private static Listening of(int port, String what) {
    return new Listening("127.0.0.1", port, what, "FERA_PORT_OFFSET");
  }

  private List<Finding> settings() {
    Services services = new Services(checkout);
    Path folder = services.folder(state);
    if (!services.areIn(folder) || !Secrets.areIn(state.data())) {
      return List.of(new Finding(true, "settings of the databases are shown after the first up"));
    }
    Shape shape = Shape.in(state.data());
    Join join = Join.in(state.data());
    Setting setting =
        new Setting(
            state,
            shape,
            ports,
            Accounts.current(),
            Secrets.of(state.data()),
            EntryPoint.of(variables, ports, join),
            Network.of(shape, ports, join, variables),
            variables,
            folder,
            new Sample(checkout).folder(state));
    Tool.Result report =
        new VarsFile(
                setting, ServiceUnits.of(setting, checkout.resolve("deploy/memory.properties")))
            .report();
    return report.output().lines().map(line -> new Finding(report.succeeded(), line)).toList();
  }
}
