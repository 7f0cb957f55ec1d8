package org.fera.app.printproxy;

import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpMethod;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.regex.Pattern;
import org.fera.app.rights.Callers;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** {@code /printproxy/*}, as MapFish Print's clients know it. */
@Path("/printproxy")
@Blocking
public class PrintProxyResource {

  private static final Pattern REF = Pattern.compile("[A-Za-z0-9_@:-][A-Za-z0-9_@:.-]{0,199}");

  private final PrintProxy proxy;
  private final PrintTemplates templates;
  private final Callers callers;

  PrintProxyResource(PrintProxy proxy, PrintTemplates templates, Callers callers) {
    this.proxy = proxy;
    this.templates = templates;
    this.callers = callers;
  }

  /** What can be printed. */
  @GET
  @Path("capabilities.json")
  public Uni<Response> capabilities(@RestQuery String pretty) {
    return proxy.capabilities(templates.of(callers.current()), "true".equals(pretty));
  }

  /** Orders a print. */
  @POST
  @Path("report.{format: [a-z0-9]{1,10}}")
  @Consumes(MediaType.APPLICATION_JSON)
  public Uni<Response> create(@RestPath String format, byte[] specification) {
    return proxy.hand(HttpMethod.POST, "report." + format, specification);
  }

  /** How far a print is. */
  @GET
  @Path("status/{ref}.json")
  public Uni<Response> status(@RestPath String ref) {
    return proxy.hand(HttpMethod.GET, "status/" + known(ref) + ".json", null);
  }

  /** The print. */
  @GET
  @Path("report/{ref}")
  public Uni<Response> report(@RestPath String ref) {
    return proxy.hand(HttpMethod.GET, "report/" + known(ref), null);
  }

  /** Gives a print up. */
  @DELETE
  @Path("cancel/{ref}")
  public Uni<Response> cancel(@RestPath String ref) {
    return proxy.hand(HttpMethod.DELETE, "cancel/" + known(ref), null);
  }

  private static String known(String ref) {
    if (!REF.matcher(ref).matches()) {
      throw new NotFoundException();
    }
    return ref;
  }
}
