package org.fera.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a cluster's folder may be in the way of. */
class FoldersIT {

  private static final List<String> HOSTS = List.of("127.0.0.1", "127.0.0.2");

  private Path parent;

  @BeforeEach
  void makeParent() throws IOException {
    parent = Files.createTempDirectory("fera-folders-");
    permit("rwxr-xr-x");
  }

  @AfterEach
  void removeParent() throws IOException {
    permit("rwxr-xr-x");
    Folders.delete(parent);
  }

  // As root, whose folder postgres may not enter; as anybody else, a folder that is closed to it.
  @Test
  void aFolderThatPostgresCannotEnterIsNamedWithTheUser() throws IOException {
    Path folder = Files.createDirectories(parent.resolve("state/postgres"));
    PostgresCluster cluster = new PostgresCluster(ClusterSettings.of(folder, 20001, HOSTS));
    boolean root = cluster.settings().programs().user().isPresent();
    permit(root ? "rwx------" : "rw-------");
    assertThatThrownBy(cluster::initMaster)
        .isInstanceOf(ClusterException.FolderClosed.class)
        .hasMessageContaining(root ? "the user postgres cannot enter " + parent : "cannot ")
        .asInstanceOf(InstanceOfAssertFactories.type(ClusterException.FolderClosed.class))
        .extracting(ClusterException.FolderClosed::folder)
        .isEqualTo(parent);
    permit("rwxr-xr-x");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void aDataFolderOfAnotherVersionStopsWithBothVersions() throws IOException {
    Path folder = parent.resolve("postgres");
    PostgresPrograms programs = PostgresPrograms.find();
    Path data = Files.createDirectories(folder.resolve("postgres-1"));
    Files.createDirectories(data.resolve("global"));
    Files.writeString(data.resolve("global/pg_control"), "");
    Files.writeString(data.resolve("PG_VERSION"), "11\n");

    assertThatThrownBy(() -> ClusterSettings.of(folder, 20001, HOSTS))
        .isInstanceOf(ClusterException.OtherVersion.class)
        .hasMessageContaining("PostgreSQL 11")
        .hasMessageContaining("PostgreSQL " + programs.version());
    assertThat(data.resolve("PG_VERSION")).exists();
  }

  @Test
  void somebodyElsesFolderInTheMastersPlaceIsNotTouched() throws IOException {
    Path folder = parent.resolve("postgres");
    PostgresCluster cluster = new PostgresCluster(ClusterSettings.of(folder, 20001, HOSTS));
    Folders.prepare(folder, cluster.settings().programs());
    Path letter = Files.createDirectories(folder.resolve("postgres-1")).resolve("letter.txt");
    Files.writeString(letter, "mine");

    assertThatThrownBy(cluster::initMaster)
        .isInstanceOf(ClusterException.StepFailed.class)
        .hasMessageContaining("postgres-1 holds no PostgreSQL data");
    assertThat(letter).exists();
  }

  private void permit(String permissions) throws IOException {
    Files.setPosixFilePermissions(parent, PosixFilePermissions.fromString(permissions));
  }
}
