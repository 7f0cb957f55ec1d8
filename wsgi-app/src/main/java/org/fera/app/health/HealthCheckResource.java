package org.fera.app.health;

import io.quarkus.arc.All;
import io.quarkus.logging.Log;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.fera.app.health.HealthReport.Result;
import org.fera.app.http.Parameters;
import org.jboss.resteasy.reactive.RestQuery;

/**
 * {@code GET /c2c/health_check}: GeoMapFish's checks for monitoring. Load balancers ask {@code
 * /q/health/ready}, which does not depend on single nodes or servers.
 */
@Path("/c2c/health_check")
@Blocking
public class HealthCheckResource {

  private static final double NANOS = 1e9;

  private final List<PortalChecks> all;

  HealthCheckResource(@All List<PortalChecks> all) {
    this.all = all;
  }

  /**
   * Runs checks, one after the other.
   *
   * @param maxLevel the costliest level to run; 1 when absent
   * @param checks names of those to run, with commas between; all when absent
   */
  @GET
  public Response check(@RestQuery("max_level") String maxLevel, @RestQuery String checks) {
    int level = Parameters.integer("max_level", maxLevel, 1, 0);
    Set<String> wanted =
        checks == null || checks.isBlank()
            ? Set.of()
            : Arrays.stream(checks.split(",")).map(String::strip).collect(Collectors.toSet());
    HealthReport report = new HealthReport(new TreeMap<>(), new TreeMap<>());
    all.stream()
        .flatMap(some -> some.checks().stream())
        .filter(check -> check.level() <= level)
        .filter(check -> wanted.isEmpty() || wanted.contains(check.name()))
        .forEach(check -> run(check, report));
    return Response.status(report.failures().isEmpty() ? 200 : 500)
        .entity(report)
        .type(MediaType.APPLICATION_JSON_TYPE)
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .build();
  }

  private static void run(PortalCheck check, HealthReport report) {
    long start = System.nanoTime();
    Map<String, Result> into = report.failures();
    String message = null;
    String found = null;
    try {
      found = check.work().run();
      into = report.successes();
    } catch (CheckFailed e) {
      message = e.getMessage();
    } catch (Exception e) {
      Log.warnf(e, "The check %s failed", check.name());
      message = "The check failed; the log has the reason.";
    }
    double seconds = (System.nanoTime() - start) / NANOS;
    into.put(check.name(), new Result(seconds, check.level(), message, found));
  }
}
