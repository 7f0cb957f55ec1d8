package org.fera.kubernetes.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Services leave the tables alone; a Job of the same image makes them, under its version's name.
 */
public final class Migrations {

  private Migrations() {}

  /** The faults. */
  public static List<String> faults(Manifests manifests) {
    List<String> faults = new ArrayList<>();
    for (String service : List.of("wsgi-app", "print-service")) {
      Workload workload = manifests.workload(service);
      Faults to = new Faults(workload.resource().toString(), faults);
      Map<String, String> environment =
          Workload.environment(manifests, workload.container(service));
      to.unless("off".equals(environment.get("FERA_MIGRATE")), "migrates when it starts");
      String image = workload.container(service).path("image").asText();
      String job = "migrate-" + service + "-" + image.substring(image.indexOf(':') + 1);
      if ("memory".equals(environment.get("FERA_PRINT_QUEUE_STORE"))) {
        to.unless(!manifests.has("Job", job), "has no tables, but a Job that makes them");
        continue;
      }
      boolean there = manifests.has("Job", job);
      to.unless(there, "has no Job " + job);
      if (there) {
        job(manifests, manifests.workload(job), image, environment, faults);
      }
    }
    return faults;
  }

  private static void job(
      Manifests manifests,
      Workload job,
      String image,
      Map<String, String> service,
      List<String> faults) {
    Faults to = new Faults(job.resource().toString(), faults);
    var container = job.container("migrate");
    Map<String, String> environment = Workload.environment(manifests, container);
    to.unless(container.path("image").asText().equals(image), "is of another image");
    to.unless("only".equals(environment.get("FERA_MIGRATE")), "does not end");
    for (String key : List.of("PGHOST", "PGDATABASE", "PGSCHEMA", "PGSCHEMA_STATIC")) {
      to.unless(
          environment.get(key) != null && environment.get(key).equals(service.get(key)),
          "has another " + key);
    }
  }
}
