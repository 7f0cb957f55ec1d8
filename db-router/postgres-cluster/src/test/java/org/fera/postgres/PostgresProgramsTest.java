package org.fera.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresProgramsTest {

  @TempDir private Path root;
  @TempDir private Path cluster;

  @Test
  void takesTheNewestVersionByNumber() throws IOException {
    install("9.6", "postgres", "initdb", "pg_basebackup", "psql");
    install("15", "postgres", "initdb", "pg_basebackup", "psql");
    install("100", "postgres", "initdb", "pg_basebackup", "psql");
    assertThat(PostgresPrograms.newest(root).version()).isEqualTo(100);
  }

  @Test
  void passesOverAVersionWithoutAServer() throws IOException {
    install("15", "postgres", "initdb", "pg_basebackup", "psql");
    install("17", "psql", "pg_basebackup");
    assertThat(PostgresPrograms.newest(root).version()).isEqualTo(15);
  }

  @Test
  void namesTheDebianPackageWhenNothingIsNewEnough() throws IOException {
    install("14", "postgres", "initdb", "pg_basebackup", "psql");
    assertThatThrownBy(() -> PostgresPrograms.newest(root))
        .isInstanceOf(ClusterException.NotInstalled.class)
        .hasMessageContaining("apt install")
        .hasMessageContaining("postgresql-15-postgis-3");
  }

  @Test
  void takesTheVersionThatMadeTheData() throws IOException {
    install("15", "postgres", "initdb", "pg_basebackup", "psql");
    install("17", "postgres", "initdb", "pg_basebackup", "psql");
    dataOf("15");
    assertThat(PostgresPrograms.forCluster(cluster, root).version()).isEqualTo(15);
  }

  @Test
  void namesBothVersionsWhenTheDataIsOfOneThatIsNotInstalled() throws IOException {
    install("17", "postgres", "initdb", "pg_basebackup", "psql");
    dataOf("15");
    assertThatThrownBy(() -> PostgresPrograms.forCluster(cluster, root))
        .isInstanceOf(ClusterException.OtherVersion.class)
        .hasMessageContaining("PostgreSQL 15")
        .hasMessageContaining("PostgreSQL 17")
        .hasMessageContaining(cluster.toString());
  }

  private void dataOf(String version) throws IOException {
    Path data = Files.createDirectories(cluster.resolve("postgres-1"));
    Files.writeString(data.resolve("PG_VERSION"), version + "\n");
  }

  private void install(String version, String... programs) throws IOException {
    Path bin = Files.createDirectories(root.resolve(version).resolve("bin"));
    for (String program : programs) {
      assertThat(Files.createFile(bin.resolve(program)).toFile().setExecutable(true)).isTrue();
    }
  }
}
