package org.fera.launcher.test;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a run of the tests covers.
 *
 * @param word as {@code --only} has it; {@code all} without
 * @param modules Maven modules; empty for all
 * @param packages patterns of the test classes; empty for all
 * @param endToEnd whether the stage that starts whole portals belongs to it
 * @param servers whether it needs the shared test servers
 */
record TestScope(
    String word, List<String> modules, String packages, boolean endToEnd, boolean servers) {

  static final TestScope ALL = new TestScope("all", List.of(), "", true, true);

  private static final List<TestScope> PARTS =
      List.of(
          new TestScope(
              "db-router",
              List.of("db-router/postgres-cluster", "db-router/router"),
              "org.fera.postgres.**,org.fera.router.**",
              false,
              true),
          new TestScope("wsgi-app", List.of("wsgi-app"), "org.fera.app.**", false, true),
          new TestScope(
              "print-service", List.of("print-service"), "org.fera.print.**", false, true),
          new TestScope("tile-service", List.of("tile-service"), "org.fera.tile.**", false, true),
          new TestScope("deploy", List.of("deploy/launcher"), "org.fera.launcher.**", false, false),
          new TestScope(
              "kubernetes", List.of("kubernetes"), "org.fera.kubernetes.**", false, false),
          new TestScope("e2e", List.of("deploy/e2e"), "", true, false));

  /** The scope of a word; null when there is none. */
  static TestScope of(String word) {
    return Stream.concat(Stream.of(ALL), PARTS.stream())
        .filter(scope -> scope.word.equals(word))
        .findFirst()
        .orElse(null);
  }

  /** The words that {@link #of} knows. */
  static List<String> words() {
    return PARTS.stream().map(TestScope::word).toList();
  }

  /**
   * Maven's arguments, without the addresses of the servers. One run tells the faults of all rooms.
   */
  List<String> arguments() {
    List<String> arguments = new ArrayList<>(List.of("-B", "--fail-at-end", "verify"));
    if (endToEnd) {
      arguments.add("-Pe2e");
    }
    if (!modules.isEmpty()) {
      arguments.addAll(List.of("-pl", String.join(",", modules)));
    }
    if (!packages.isEmpty()) {
      // The rooms that this one imports are built along, their tests left out.
      arguments.addAll(
          List.of(
              "-am",
              // Tests of the packaged jar come after it is packaged.
              "-Dtest=" + packages + ",!*IT",
              "-Dit.test=" + packages + ",!*Test",
              "-Dsurefire.failIfNoSpecifiedTests=false",
              "-Dfailsafe.failIfNoSpecifiedTests=false"));
    }
    return arguments;
  }
}
