package org.fera.launcher.portal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.fera.launcher.Failure;

/**
 * What an operator may add to the portal's entry.
 *
 * @param tls where and with what certificate it speaks TLS; whoever comes without is led there
 * @param requests that a client may make in ten seconds; 0 for as many as he likes
 * @param dropIns folder with {@code paths.map} and {@code *.cfg}: own paths and their backends
 */
public record EntryRules(Optional<Tls> tls, int requests, Optional<Path> dropIns) {

  /** Nothing is added. */
  public static final EntryRules NONE = new EntryRules(Optional.empty(), 0, Optional.empty());

  private static final String CERTIFICATE = "FERA_TLS_CERTIFICATE";
  private static final String DROP_INS = "FERA_HAPROXY_DROP_INS";
  private static final String REQUESTS = "FERA_RATE_LIMIT";

  /** HAProxy's words have no quotes then. */
  private static final Pattern PLAIN = Pattern.compile("/[A-Za-z0-9._/-]+");

  /**
   * TLS of the entry.
   *
   * @param port beside that of the entry
   * @param certificate PEM file with chain and key, or a folder of such
   */
  public record Tls(int port, Path certificate) {}

  /** By the environment; a path that is not there ends the command. */
  public static EntryRules of(Map<String, String> environment, Ports ports) {
    Optional<Path> certificate = path(environment, CERTIFICATE);
    Optional<Path> dropIns = path(environment, DROP_INS);
    dropIns
        .filter(folder -> !Files.isRegularFile(folder.resolve("paths.map")))
        .ifPresent(
            folder -> {
              throw Failure.usage(DROP_INS + ": there is no file " + folder + "/paths.map");
            });
    return new EntryRules(
        certificate.map(file -> new Tls(ports.tls(), file)), requests(environment), dropIns);
  }

  private static Optional<Path> path(Map<String, String> environment, String variable) {
    String given = environment.getOrDefault(variable, "");
    if (given.isEmpty()) {
      return Optional.empty();
    }
    if (!PLAIN.matcher(given).matches() || !Files.isReadable(Path.of(given))) {
      throw Failure.usage(
          variable
              + " has to be the whole path of something readable, of letters, digits and ._-, is '"
              + given
              + "'");
    }
    return Optional.of(Path.of(given));
  }

  private static int requests(Map<String, String> environment) {
    String given = environment.getOrDefault(REQUESTS, "0");
    if (!given.matches("[0-9]{0,6}")) {
      throw Failure.usage(REQUESTS + " has to be requests in ten seconds, is '" + given + "'");
    }
    return given.isEmpty() ? 0 : Integer.parseInt(given);
  }
}
