package org.fera.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import org.fera.postgres.testing.TestDatabase;
import org.junit.jupiter.api.Test;

class PostgresClusterIT {

  @Test
  void aTestDatabaseIsOnEverySlave() throws SQLException {
    try (TestDatabase database = TestDatabase.create()) {
      assertThat(database.cluster().slaves()).hasSize(2);
      for (Server slave : database.cluster().slaves()) {
        assertThat(slave.isSlave()).isTrue();
        try (Connection connection = slave.connect(database.name(), "fera")) {
          assertThat(connection.isValid(5)).isTrue();
        }
      }
    }
  }
}
