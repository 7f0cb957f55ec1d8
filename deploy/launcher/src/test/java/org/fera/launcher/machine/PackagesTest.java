package org.fera.launcher.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.fera.launcher.ExitCode;
import org.fera.launcher.Failure;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Machines are folders here: what is missing is decided by the files that packages bring. */
class PackagesTest {

  @TempDir private Path root;

  @Test
  @Tag("FE-1.10")
  void whatIsMissingIsNamedWithTheCommandThatBringsIt() throws IOException {
    with("usr/sbin/haproxy", "usr/bin/memcached", "usr/lib/cgi-bin/mapserv");

    assertThatThrownBy(() -> new Packages(root).install(Need.TO_RUN))
        .isInstanceOfSatisfying(
            Failure.class, f -> assertThat(f.exitCode()).isEqualTo(ExitCode.MACHINE))
        .hasMessageContaining("apt-get install postgresql postgresql-postgis supervisor")
        .hasMessageNotContaining("haproxy")
        .hasMessageNotContaining("\n");
  }

  @Test
  void postgresBefore15AndClientsAloneDoNotCount() throws IOException {
    with("usr/lib/postgresql/13/bin/postgres", "usr/lib/postgresql/16/bin/psql");

    assertThat(new Packages(root).missing(Need.TO_RUN))
        .extracting(Need::debianPackage)
        .contains("postgresql");
  }

  @Test
  void laterPostgresVersionsCount() throws IOException {
    with("usr/lib/postgresql/17/bin/postgres", "usr/share/postgresql/17/extension/postgis.control");

    assertThat(new Packages(root).missing(Need.TO_RUN))
        .extracting(Need::debianPackage)
        .doesNotContain("postgresql", "postgresql-postgis");
  }

  private void with(String... files) throws IOException {
    for (String file : files) {
      Path path = root.resolve(file);
      Files.createDirectories(path.getParent());
      Files.createFile(path);
    }
  }
}
