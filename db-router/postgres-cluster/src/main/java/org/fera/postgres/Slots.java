package org.fera.postgres;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Physical replication slots of a server: what keeps WAL until a slave has it. */
record Slots(Server server) {

  private static final Duration LIMIT = Duration.ofSeconds(30);

  /** reserved, extended, unreserved or lost; empty without the slot. */
  Optional<String> state(String slot) {
    return server.ask(
        Server.SUPERUSER,
        "select coalesce(wal_status, 'reserved') from pg_replication_slots where slot_name = '"
            + slot
            + "'");
  }

  void ensure(String slot) {
    if (state(slot).isEmpty()) {
      server.execute(
          Server.SUPERUSER, "select pg_create_physical_replication_slot('" + slot + "', true)");
    }
  }

  /** Whether the server keeps WAL for the holder of this slot, and has all that it needs. */
  boolean keeps(String slot) {
    return state(slot).filter(state -> !state.equals("lost")).isPresent();
  }

  /** Drops the slots of nodes other than these. */
  void dropOthers(List<String> slots) {
    String names = String.join(",", slots);
    server.execute(
        Server.SUPERUSER,
        "select pg_drop_replication_slot(slot_name) from pg_replication_slots"
            + " where slot_name ~ '^postgres_[0-9]+$' and active_pid is null"
            + " and slot_name <> all (string_to_array('"
            + names
            + "', ','))");
  }

  /** Drops it, and ends the session that holds it. */
  void drop(String slot) {
    Wait.until(
        LIMIT,
        () -> "the replication slot " + slot + " of " + server + " stays in use",
        () -> {
          server.execute(
              Server.SUPERUSER,
              "select pg_terminate_backend(active_pid) from pg_replication_slots"
                  + " where slot_name = '"
                  + slot
                  + "' and active_pid is not null",
              "select pg_drop_replication_slot(slot_name) from pg_replication_slots"
                  + " where slot_name = '"
                  + slot
                  + "' and active_pid is null");
          return state(slot).isEmpty();
        });
  }
}
