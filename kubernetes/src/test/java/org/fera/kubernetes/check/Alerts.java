package org.fera.kubernetes.check;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.fera.kubernetes.Checkout;

/** Alerts ask for metrics that services have. */
public final class Alerts {

  private static final Pattern OURS = Pattern.compile("\\bfera_[a-z_]+");
  private static final Pattern METER =
      Pattern.compile("(?:gauge|counter|timer|builder)\\(\\s*\"(fera\\.[a-z.]+)\"");

  private Alerts() {}

  /** The faults. */
  public static List<String> faults(Manifests manifests) {
    Set<String> metrics = new TreeSet<>();
    for (String room : List.of("wsgi-app", "print-service", "tile-service", "db-router/router")) {
      for (Path file :
          Checkout.files(room + "/src/main/java", p -> p.toString().endsWith(".java"))) {
        METER
            .matcher(Checkout.text(file))
            .results()
            .forEach(result -> metrics.add(result.group(1).replace('.', '_')));
      }
    }
    List<String> faults = new ArrayList<>();
    manifests
        .all("PrometheusRule")
        .flatMap(rule -> Manifests.elements(rule.at("spec", "groups")))
        .flatMap(group -> Manifests.elements(group.path("rules")))
        .forEach(
            rule ->
                OURS.matcher(rule.path("expr").asText())
                    .results()
                    .map(result -> result.group())
                    .filter(metric -> !metrics.contains(metric))
                    .forEach(
                        metric ->
                            faults.add(rule.path("alert").asText() + ": there is no " + metric)));
    return faults;
  }
}
