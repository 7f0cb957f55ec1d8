package org.fera.print.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.function.Predicate;
import org.fera.print.app.Layout;
import org.fera.print.app.PrintApp;

/** What can be printed, in MapFish Print's interface. */
@Path("/print")
public class AppResource {

  private static final String DEFAULT = "default";

  private final Admission admission;

  /** Made by CDI. */
  public AppResource(Admission admission) {
    this.admission = admission;
  }

  /** Ids of the apps. */
  @GET
  @Path("/apps.json")
  @Produces(MediaType.APPLICATION_JSON)
  public Response apps(HttpServerRequest request) {
    List<String> ids = admission.apps(request);
    return admission.areAppsForAll() ? Answers.cached(ids) : Answers.cachedForCaller(ids);
  }

  /** What the default app can print. */
  @GET
  @Path("/capabilities.json")
  @Produces(MediaType.APPLICATION_JSON)
  public Response capabilities(@QueryParam("pretty") boolean pretty, HttpServerRequest request) {
    return capabilities(DEFAULT, pretty, request);
  }

  /** What an app can print. */
  @GET
  @Path("/{app}/capabilities.json")
  @Produces(MediaType.APPLICATION_JSON)
  public Response capabilities(
      @PathParam("app") String id,
      @QueryParam("pretty") boolean pretty,
      HttpServerRequest request) {
    PrintApp app = admission.app(id, request);
    ObjectNode capabilities = Capabilities.of(app, admission.layouts(app, request));
    return answer(app, pretty ? capabilities.toPrettyString() : capabilities);
  }

  /** Requests that the default app's author wrote as examples. */
  @GET
  @Path("/exampleRequest.json")
  @Produces(MediaType.APPLICATION_JSON)
  public Response examples(HttpServerRequest request) {
    return examples(DEFAULT, request);
  }

  /** Requests that an app's author wrote as examples, by name. */
  @GET
  @Path("/{app}/exampleRequest.json")
  @Produces(MediaType.APPLICATION_JSON)
  public Response examples(@PathParam("app") String id, HttpServerRequest request) {
    PrintApp app = admission.app(id, request);
    Predicate<Layout> mine = admission.layouts(app, request);
    return answer(
        app,
        Examples.of(
            app.folder(),
            name -> app.layouts().get(name) == null || mine.test(app.layouts().get(name))));
  }

  private Response answer(PrintApp app, Object body) {
    return admission.isForAll(app) ? Answers.cachedForPage(body) : Answers.cachedForCaller(body);
  }
}
