package org.fera.kubernetes.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A promotion begins when an operator asks for it, once, with the program and over the database
 * that serve.
 */
public final class Promotion {

  private static final String NAME = "promote";

  private Promotion() {}

  /** The faults; none where there is no promotion. */
  public static List<String> faults(Manifests manifests) {
    List<String> faults = new ArrayList<>();
    if (!manifests.has("CronJob", NAME)) {
      return faults;
    }
    Resource cronJob = manifests.one("CronJob", NAME);
    Faults to = new Faults(cronJob.toString(), faults);
    to.unless(cronJob.at("spec", "suspend").asBoolean(), "runs by itself");
    to.unless(
        cronJob.at("spec", "concurrencyPolicy").asText().equals("Forbid"), "runs beside itself");
    JsonNode job = cronJob.at("spec", "jobTemplate", "spec");
    to.unless(job.path("backoffLimit").asInt(6) == 0, "is tried again");
    Workload workload = manifests.workload(NAME);
    to.unless(workload.pod().path("restartPolicy").asText().equals("Never"), "is started again");
    Workload service = manifests.workload("wsgi-app");
    JsonNode container = workload.container(NAME);
    to.unless(
        container.path("image").equals(service.container("wsgi-app").path("image")),
        "is of another image");
    to.unless(words(container).startsWith("environment promote "), "promotes nothing");
    Map<String, String> own = Workload.environment(manifests, container);
    Map<String, String> served = Workload.environment(manifests, service.container("wsgi-app"));
    for (String key : List.of("PGHOST", "PGDATABASE", "PGSCHEMA_STATIC")) {
      to.unless(served.get(key).equals(own.get(key)), "has another " + key);
    }
    return faults;
  }

  private static String words(JsonNode container) {
    return String.join(
        " ", Manifests.elements(container.path("args")).map(JsonNode::asText).toList());
  }
}
