package org.fera.launcher.up;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.fera.launcher.Failure;
import org.fera.launcher.build.Sample;
import org.fera.launcher.haproxy.HaproxyFile;
import org.fera.launcher.machine.Accounts;
import org.fera.launcher.portal.EntryRules;
import org.fera.launcher.portal.MapUnits;
import org.fera.launcher.portal.Network;
import org.fera.launcher.portal.PostgresUnits;
import org.fera.launcher.portal.Role;
import org.fera.launcher.portal.ServiceUnits;
import org.fera.launcher.portal.Setting;
import org.fera.launcher.portal.Unit;
import org.fera.postgres.ClusterSettings;
import org.fera.postgres.PostgresCluster;

/**
 * A portal's processes and their configuration files.
 *
 * @param postgres the nodes, the master first; empty without PostgreSQL
 * @param helpers Memcached and MapServer
 * @param services instances of the services
 * @param haproxy before the services and before MapServer, as far as there is something behind
 */
record Portal(
    Setting setting,
    PostgresCluster cluster,
    List<Unit> postgres,
    List<Unit> helpers,
    List<Unit> services,
    List<Unit> haproxy) {

  /** Plans the processes and writes HAProxy's and MapServer's files. */
  static Portal of(Setting setting, Path memoryFile) {
    PostgresCluster cluster = new PostgresCluster(clusterSettings(setting));
    MapUnits maps = new MapUnits(setting);
    List<Unit> helpers = new ArrayList<>();
    if (setting.shape().has(Role.MEMCACHED)) {
      helpers.addAll(maps.memcached());
    }
    if (setting.shape().has(Role.MAPSERVER)) {
      Sample.fillMapfile(setting);
      helpers.addAll(maps.mapServer());
    }
    return new Portal(
        setting,
        cluster,
        setting.shape().has(Role.POSTGRES) ? new PostgresUnits(cluster).units() : List.of(),
        helpers,
        ServiceUnits.of(setting, memoryFile).units(),
        haproxies(setting, maps));
  }

  private static ClusterSettings clusterSettings(Setting setting) {
    Path folder = setting.state().postgres();
    int port = setting.ports().postgres();
    return setting.shape().durable()
        ? ClusterSettings.of(folder, port, setting.databaseHosts())
        : ClusterSettings.forTests(folder, port, setting.databaseHosts());
  }

  private static List<Unit> haproxies(Setting setting, MapUnits maps) {
    String account = Accounts.isRoot() ? setting.accounts().services().orElse(null) : null;
    Network network = setting.network();
    List<Unit> units = new ArrayList<>();
    if (setting.shape().has(Role.MAPSERVER)) {
      HaproxyFile file =
          HaproxyFile.mapsOf(network, setting.entryPoint(), account, MapUnits.MAPSERV.toString());
      units.add(haproxy(setting, "haproxy-mapserver.cfg", file, maps::mapEntry));
    }
    if (setting.shape().has(Role.HAPROXY)) {
      EntryRules rules = EntryRules.of(setting.variables(), setting.ports());
      HaproxyFile file = HaproxyFile.entryOf(network, setting.entryPoint(), rules, account);
      units.add(
          haproxy(
              setting, "haproxy.cfg", file, (path, version) -> maps.entry(path, version, rules)));
    }
    return units;
  }

  private static Unit haproxy(
      Setting setting, String name, HaproxyFile content, BiFunction<Path, String, Unit> unit) {
    String text = content.text();
    Path file = setting.state().run().resolve(name);
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw Failure.machine("cannot write " + file + ": " + e.getMessage());
    }
    return unit.apply(file, Integer.toHexString(text.hashCode()));
  }

  /** All processes in the order in which they are started. */
  List<Unit> units() {
    List<Unit> units = new ArrayList<>(postgres);
    units.addAll(helpers);
    units.addAll(services);
    units.addAll(haproxy);
    return units;
  }
}
