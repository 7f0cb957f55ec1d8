package org.fera.kubernetes.check;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fera.kubernetes.Checkout;

/**
 * A pod is given the time that its drain takes: a service says so in its readiness for
 * quarkus.shutdown.delay, then waits quarkus.shutdown.timeout for requests, print-service
 * fera.print.queue.drain for jobs; HAProxy sleeps first and ends by hard-stop-after.
 */
public final class Draining {

  /** Seconds for the rest: closing pools, ending the process. */
  private static final int MARGIN = 5;

  /** Seconds: HAProxy's checks (inter 1s, fall 2) and the kubelet's have to see it. */
  private static final int SHORTEST_DELAY = 3;

  private static final Pattern HARD_STOP = Pattern.compile("hard-stop-after (\\d+)s");
  private static final Pattern LONGEST = Pattern.compile("timeout server (\\d+)s");
  private static final Pattern JOBS =
      Pattern.compile("@WithDefault\\(\"(\\w+)\"\\)\\s+Duration drain\\(\\)");

  private Draining() {}

  /** The faults. */
  public static List<String> faults(Manifests manifests) {
    List<String> faults = new ArrayList<>();
    for (String service : List.of("wsgi-app", "print-service", "tile-service")) {
      service(manifests, manifests.workload(service), faults);
    }
    for (String haproxy : List.of("entry", "mapserver")) {
      haproxy(manifests, manifests.workload(haproxy), faults);
    }
    return faults;
  }

  private static void service(Manifests manifests, Workload workload, List<String> faults) {
    Faults to = new Faults(workload.resource().toString(), faults);
    ObjectNode container = workload.container(workload.name());
    String given = Workload.environment(manifests, container).get("QUARKUS_SHUTDOWN_DELAY");
    int delay = given == null ? 0 : seconds(given);
    to.unless(delay >= SHORTEST_DELAY, "stops before anybody can see that it will");
    int needed = delay + timeout(workload.name());
    if (workload.name().equals("print-service")) {
      needed = Math.max(needed, drainOfJobs());
    }
    to.unless(
        workload.grace() >= needed + MARGIN,
        "drains for " + needed + " s and is killed after " + workload.grace() + " s");
  }

  private static void haproxy(Manifests manifests, Workload workload, List<String> faults) {
    Faults to = new Faults(workload.resource().toString(), faults);
    int sleep =
        Manifests.at(workload.container("haproxy"), "lifecycle", "preStop", "sleep", "seconds")
            .asInt();
    to.unless(sleep >= SHORTEST_DELAY, "stops before endpoints have forgotten it");
    String text = References.configuration(manifests, workload, "haproxy.cfg");
    int longest =
        LONGEST.matcher(text).results().mapToInt(m -> Integer.parseInt(m.group(1))).max().orElse(0);
    if (workload.name().equals("mapserver")) {
      // Its defaults are those of the entry; a map has 30 s.
      longest = 30;
    }
    Matcher hardStop = HARD_STOP.matcher(text);
    int end = hardStop.find() ? Integer.parseInt(hardStop.group(1)) : 0;
    to.unless(end >= longest, "cuts answers after " + end + " s that may take " + longest + " s");
    to.unless(
        workload.grace() >= sleep + end + MARGIN,
        "drains for " + (sleep + end) + " s and is killed after " + workload.grace() + " s");
  }

  private static int timeout(String service) {
    return Checkout.text(service + "/src/main/resources/application.properties")
        .lines()
        .filter(line -> line.startsWith("quarkus.shutdown.timeout="))
        .mapToInt(line -> seconds(line.substring(line.indexOf('=') + 1)))
        .findFirst()
        .orElseThrow();
  }

  private static int drainOfJobs() {
    Matcher matcher =
        JOBS.matcher(
            Checkout.text("print-service/src/main/java/org/fera/print/queue/QueueConfig.java"));
    if (!matcher.find()) {
      throw new AssertionError("QueueConfig has no drain any more: see what takes its place");
    }
    return seconds(matcher.group(1));
  }

  private static int seconds(String duration) {
    return (int) Duration.parse("PT" + duration.strip().toUpperCase(Locale.ROOT)).toSeconds();
  }
}
