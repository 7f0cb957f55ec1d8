package org.fera.postgres;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Makes the data folders of nodes: by initdb, or as a copy of a running server. */
record DataMaker(ClusterSettings settings) {

  void init(Node master) {
    build(
        master,
        "initdb",
        List.of(
            "--auth=trust",
            "--data-checksums",
            "--encoding=UTF8",
            "--locale=C.UTF-8",
            "--no-instructions",
            "--username=" + Server.SUPERUSER),
        master::configure);
  }

  /**
   * Copies a running server.
   *
   * @param from address of the copy's connection
   * @param master that the slave will follow
   */
  void copy(Node slave, Server from, Server master) {
    Slots slots = new Slots(master);
    if (slave.data().exists()) {
      Folders.delete(slave.dataFolder());
    }
    slots.drop(slave.slot());
    slots.ensure(slave.slot());
    try {
      build(
          slave,
          "pg_basebackup",
          List.of(
              "--host=" + from.host(),
              "--port=" + from.port(),
              "--username=" + Server.SUPERUSER,
              "--no-password",
              "--checkpoint=fast",
              "--wal-method=stream",
              "--slot=" + slave.slot()),
          copy -> {
            copy.follow(master, slave.name());
            slave.configure(copy);
          });
    } catch (ClusterException e) {
      throw undone(e, slave, slots);
    }
  }

  // The slot first: it ends what a killed pg_basebackup has left running, which writes there.
  private static ClusterException undone(ClusterException cause, Node slave, Slots slots) {
    try {
      slots.drop(slave.slot());
      slave.data().removePartials();
    } catch (ClusterException e) {
      cause.addSuppressed(e);
    }
    return cause;
  }

  /** Whether a slave's data is a copy of this master's that the master still keeps WAL for. */
  boolean canFollow(Node slave, Node master) {
    return slave.data().usable()
        && slave.isSlave()
        && new Slots(master.server()).keeps(slave.slot())
        && identity(slave).equals(identity(master));
  }

  private Identity identity(Node node) {
    return Identity.of(node.dataFolder(), settings.programs());
  }

  private void build(
      Node node, String program, List<String> options, Consumer<DataFolder> configuration) {
    DataFolder partial = node.data().partial();
    List<String> arguments = new ArrayList<>(options);
    arguments.add("--pgdata=" + partial.path());
    if (!settings.durable()) {
      arguments.add("--no-sync");
    }
    Command.Result result = Command.run(settings.programs().words(program, arguments));
    if (!result.succeeded()) {
      throw new ClusterException.StepFailed(
          "making " + node.name() + " in " + settings.folder() + " failed: " + result.reason());
    }
    configuration.accept(partial);
    node.data().finish(partial);
  }

  /** Slaves have data and the master none: who starts empty would lose the slaves' copies. */
  void refuseToStartEmpty(Node master, List<Node> slaves) {
    for (Node slave : slaves) {
      if (slave.data().usable()) {
        Path folder = slave.dataFolder();
        throw new ClusterException.StepFailed(
            master.dataFolder()
                + " is gone and "
                + folder
                + " is a copy of it: to go on with the"
                + " copy remove its file standby.signal, to start empty remove the folder");
      }
    }
  }
}
