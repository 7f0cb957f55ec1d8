package org.fera.kubernetes.check;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.fera.kubernetes.Checkout;

/**
 * HAProxy's rules are those of {@code ./fera up}, line by line: what is refused, hidden and tried
 * again must not differ between a machine and a cluster.
 */
public final class Haproxy {

  private static final String FOLDER =
      "deploy/launcher/src/main/resources/org/fera/launcher/haproxy/";

  /**
   * What differs: addresses, sizes, the statistics page, and whom the entry asks for the client.
   */
  private static final List<String> OWN =
      List.of(
          "maxconn ",
          "bind ",
          "stats ",
          "frontend statistics",
          // A namespace is one environment.
          "http-request set-header X-Fera-Environment ",
          "http-request set-header X-Forwarded-For ",
          "http-request set-header X-Forwarded-Proto ");

  private static final Pattern PLACEHOLDER = Pattern.compile("@[A-Z]+@");

  private Haproxy() {}

  /** The faults. */
  public static List<String> faults(Manifests manifests) {
    List<String> faults = new ArrayList<>();
    compare(manifests, "entry", List.of("base.cfg", "entry.cfg", "service.cfg"), faults);
    compare(manifests, "mapserver", List.of("base.cfg", "mapserver.cfg"), faults);
    return faults;
  }

  /** The configuration of a workload's HAProxy. */
  public static String text(Manifests manifests, String workload) {
    return References.configuration(manifests, manifests.workload(workload), "haproxy.cfg");
  }

  private static void compare(
      Manifests manifests, String workload, List<String> files, List<String> faults) {
    String text = text(manifests, workload);
    List<String> lines = text.lines().map(String::strip).toList();
    files.stream()
        .flatMap(file -> rules(Checkout.text(FOLDER + file)))
        .filter(rule -> lines.stream().noneMatch(line -> same(rule, line)))
        .forEach(rule -> faults.add(workload + ": has no rule `" + rule + "`"));
  }

  private static Stream<String> rules(String text) {
    return text.lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
        .filter(line -> !PLACEHOLDER.matcher(line).replaceAll("").isEmpty())
        .filter(line -> OWN.stream().noneMatch(line::startsWith));
  }

  /** Whether a line is the rule, with anything in the place of each placeholder. */
  private static boolean same(String rule, String line) {
    String[] parts = PLACEHOLDER.split(rule, -1);
    String pattern =
        Stream.of(parts).map(Pattern::quote).reduce((a, b) -> a + ".+" + b).orElseThrow();
    return line.matches(pattern);
  }
}
