package org.fera.postgres;

import java.util.LinkedHashMap;
import java.util.Map;

/** Parameters of postgresql.conf that every node of a cluster shares. */
final class ServerParameters {

  private ServerParameters() {}

  static Map<String, String> work() {
    Map<String, String> parameters = replication();
    parameters.put("max_connections", "200");
    parameters.put("shared_buffers", "64MB");
    // A slave that stays away must not fill the master's disk; it is cloned again afterwards.
    parameters.put("max_slot_wal_keep_size", "1GB");
    parameters.put("wal_retrieve_retry_interval", "1s");
    return parameters;
  }

  static Map<String, String> tests() {
    Map<String, String> parameters = replication();
    parameters.put("max_connections", "100");
    parameters.put("shared_buffers", "32MB");
    parameters.put("fsync", "off");
    parameters.put("max_standby_streaming_delay", "2s");
    parameters.put("wal_receiver_status_interval", "1s");
    parameters.put("wal_retrieve_retry_interval", "200ms");
    return parameters;
  }

  private static Map<String, String> replication() {
    Map<String, String> parameters = new LinkedHashMap<>();
    // The path of a Unix socket is limited to 107 bytes, which a checkout's folder may exceed.
    parameters.put("unix_socket_directories", "");
    parameters.put("wal_level", "replica");
    parameters.put("hot_standby", "on");
    parameters.put("hot_standby_feedback", "on");
    parameters.put("max_wal_senders", "10");
    parameters.put("max_replication_slots", "10");
    parameters.put("wal_log_hints", "on");
    parameters.put("password_encryption", "scram-sha-256");
    parameters.put("log_destination", "stderr");
    parameters.put("logging_collector", "off");
    parameters.put("log_line_prefix", "%m [%p] %q%u@%d ");
    return parameters;
  }
}
