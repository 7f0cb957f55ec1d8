package org.fera.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * An up that does not get to its end, and the one after it. PostgreSQL alone is enough to see it.
 */
class BrokenOffIT {

  private final Fera fera = Fera.inOwnFolder("broken");

  @AfterEach
  void purge() {
    fera.run("down", "--purge", "--yes");
  }

  @Test
  @Tag("FE-1.8")
  void afterAnInterruptTheNextUpGoesOn() throws IOException, InterruptedException {
    Process up = fera.start("up", "--only", "postgres");
    StringBuilder said = new StringBuilder();
    int c;
    while (!said.toString().contains("PostgreSQL slaves")
        && (c = up.getInputStream().read()) >= 0) {
      said.append((char) c);
    }

    // The script has become the launcher: its process is the one that a terminal's Ctrl-C reaches.
    Fera.signal("INT", up.pid());

    assertThat(up.waitFor(60, TimeUnit.SECONDS)).as(said.toString()).isTrue();
    assertThat(up.exitValue()).as(said.toString()).isNotZero();
    Fera.Result next = fera.run("up", "--only", "postgres");
    assertThat(next.exitCode()).as(next.output()).isZero();
    assertThat(Status.of(fera).databases())
        .extracting(Status.Database::state)
        .containsExactly("up", "up", "up");

    assertThat(fera.run("down").exitCode()).isZero();
    for (String host : new String[] {"127.0.0.1", "127.0.0.2", "127.0.0.3"}) {
      assertThat(Fera.free(host, fera.postgresPort())).as(host).isTrue();
    }
  }

  @Test
  @Tag("FE-1.9")
  void dataOfAnotherPostgresVersionIsNamedAndLeftAlone() throws IOException {
    assertThat(fera.run("up", "--only", "postgres", "--slaves", "0").exitCode()).isZero();
    assertThat(fera.run("down").exitCode()).isZero();
    Path version = fera.data().resolve("postgres/postgres-1/PG_VERSION");
    String real = Files.readString(version);
    Files.writeString(version, "99\n");

    Fera.Result result = fera.run("up");

    assertThat(result.exitCode()).as(result.output()).isNotZero();
    assertThat(result.output()).contains("99").doesNotContain("\tat ");
    Files.writeString(version, real);
    Fera.Result next = fera.run("up");
    assertThat(next.exitCode()).as(next.output()).isZero();
  }
}
