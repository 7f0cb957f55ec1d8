package org.fera.app.health;

import io.quarkus.runtime.Quarkus;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.fera.app.changes.Invalidation;
import org.jboss.resteasy.reactive.RestQuery;

/** Routes that only operators may use. */
@Path("/")
@Blocking
public class OperatorResource {

  private final Operators operators;
  private final Invalidation invalidation;
  private final String version;

  OperatorResource(
      Operators operators,
      Invalidation invalidation,
      @ConfigProperty(name = "quarkus.application.version") String version) {
    this.operators = operators;
    this.invalidation = invalidation;
    this.version = version;
  }

  /** Makes all instances of the environment forget what they keep, also of other servers. */
  @GET
  @Path("invalidate")
  public Response invalidate(@RestQuery String secret, @HeaderParam("X-API-Key") String key) {
    operators.check(secret, key);
    invalidation.everything();
    return answer(Map.of("success", true));
  }

  /** What runs here. */
  @GET
  @Path("c2c/versions.json")
  public Response versions(@RestQuery String secret, @HeaderParam("X-API-Key") String key) {
    operators.check(secret, key);
    Map<String, String> packages = new TreeMap<>();
    packages.put("java", Runtime.version().toString());
    packages.put("quarkus", String.valueOf(Quarkus.class.getPackage().getImplementationVersion()));
    return answer(Map.of("main", Map.of("wsgi-app", version), "packages", packages));
  }

  private static Response answer(Object body) {
    return Response.ok(body, MediaType.APPLICATION_JSON_TYPE)
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .build();
  }
}
