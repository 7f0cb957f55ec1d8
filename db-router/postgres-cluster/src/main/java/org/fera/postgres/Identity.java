package org.fera.postgres;

import java.nio.file.Path;
import java.util.List;

/** The number that initdb gave a cluster: a slave with another one is a copy of something else. */
record Identity(String systemIdentifier) {

  private static final String LABEL = "Database system identifier:";

  static Identity of(Path dataFolder, PostgresPrograms programs) {
    Command.Result result =
        Command.run(programs.words("pg_controldata", List.of("-D", dataFolder.toString())));
    return new Identity(
        result
            .output()
            .lines()
            .filter(line -> line.startsWith(LABEL))
            .map(line -> line.substring(LABEL.length()).strip())
            .findFirst()
            .orElseThrow(
                () ->
                    new ClusterException.StepFailed(
                        "pg_controldata cannot read " + dataFolder + ": " + result.reason())));
  }
}
