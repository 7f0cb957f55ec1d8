package org.fera.print.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import org.fera.print.app.Apps;
import org.fera.print.app.PrintApp;
import org.fera.print.entry.Entry;
import org.fera.print.json.SpecException;
import org.fera.print.mail.MailRequest;
import org.fera.print.queue.JobQueue;
import org.fera.print.queue.JobRequest;
import org.fera.print.queue.JobState;
import org.fera.print.queue.JobStatus;
import org.fera.print.queue.Origin;
import org.fera.print.queue.QueueConfig;
import org.fera.print.queue.QueueFullException;
import org.fera.print.queue.Result;
import org.fera.print.report.Format;
import org.fera.print.spec.PrintSpec;
import org.fera.print.spec.SpecReader;
import org.jboss.resteasy.reactive.RestStreamElementType;

/**
 * MapFish Print's interface, for each app and, without an app in the path, for the one that a
 * request names.
 */
@Path("/print")
public class ReportResource {

  private static final String DEFAULT = "default";
  private static final String NOT_CACHED = "max-age=0, must-revalidate, no-cache, no-store";

  private final Apps apps;
  private final JobQueue queue;
  private final Entry entry;
  private final QueueConfig limits;
  private final StatusEvents events;

  /** Made by CDI. */
  public ReportResource(
      Apps apps, JobQueue queue, Entry entry, QueueConfig limits, StatusEvents events) {
    this.limits = limits;
    this.events = events;
    this.apps = apps;
    this.queue = queue;
    this.entry = entry;
  }

  /** Ids of the apps. */
  @GET
  @Path("/apps.json")
  @Produces(MediaType.APPLICATION_JSON)
  public Response apps() {
    return cached(apps.ids());
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
      @PathParam("app") String app,
      @QueryParam("pretty") boolean pretty,
      HttpServerRequest request) {
    ObjectNode capabilities = Capabilities.of(app(app, request));
    return cachedForPage(pretty ? capabilities.toPrettyString() : capabilities);
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
  public Response examples(@PathParam("app") String app, HttpServerRequest request) {
    return cachedForPage(Examples.of(app(app, request).folder()));
  }

  /** Starts a job of the app that the request names. */
  @POST
  @Path("/report.{format:\\w+}")
  @Consumes(MediaType.WILDCARD)
  @Produces(MediaType.APPLICATION_JSON)
  public Response create(@PathParam("format") String format, String body, HttpServerRequest request)
      throws QueueFullException {
    ObjectNode spec = SpecReader.json(body);
    return create(spec.path("app").asText(DEFAULT), format, spec, request);
  }

  /** Starts a job. */
  @POST
  @Path("/{app}/report.{format:\\w+}")
  @Consumes(MediaType.WILDCARD)
  @Produces(MediaType.APPLICATION_JSON)
  public Response create(
      @PathParam("app") String app,
      @PathParam("format") String format,
      String body,
      HttpServerRequest request)
      throws QueueFullException {
    return create(app, format, SpecReader.json(body), request);
  }

  /** Prints a job of the app that the request names, and answers with the file. */
  @POST
  @Path("/buildreport.{format:\\w+}")
  @Consumes(MediaType.WILDCARD)
  public Response build(
      @PathParam("format") String format,
      @QueryParam("inline") boolean inline,
      String body,
      HttpServerRequest request)
      throws QueueFullException, InterruptedException, IOException {
    ObjectNode spec = SpecReader.json(body);
    return await(submit(spec.path("app").asText(DEFAULT), format, spec, request), inline);
  }

  /** Prints a job and answers with the file. */
  @POST
  @Path("/{app}/buildreport.{format:\\w+}")
  @Consumes(MediaType.WILDCARD)
  public Response build(
      @PathParam("app") String app,
      @PathParam("format") String format,
      @QueryParam("inline") boolean inline,
      String body,
      HttpServerRequest request)
      throws QueueFullException, InterruptedException, IOException {
    return await(submit(app, format, SpecReader.json(body), request), inline);
  }

  private Response await(String ref, boolean inline) throws InterruptedException, IOException {
    queue.await(ref, limits.timeout());
    return report(ref, inline);
  }

  private Response create(String id, String format, ObjectNode spec, HttpServerRequest request)
      throws QueueFullException {
    String ref = submit(id, format, spec, request);
    return notCached(
        Response.ok(new Created(ref, link("status/" + ref + ".json"), link("report/" + ref))));
  }

  private String submit(String id, String format, ObjectNode spec, HttpServerRequest request)
      throws QueueFullException {
    PrintApp app = app(id, request);
    if (Format.of(format).isEmpty()) {
      throw new SpecException(
          "format", "\"" + format + "\" is not supported; supported: " + Format.extensions());
    }
    PrintSpec read = SpecReader.read(app, spec);
    Origin origin = Origins.of(request, read, MailRequest.of(app, spec));
    return queue.submit(
        new JobRequest(
            app.id(), format, spec.toString(), CallerHeaders.of(request, read.layout()), origin));
  }

  /** How far a job is. */
  @GET
  @Path("/{app: ([^/]+/)?}status/{ref}.json")
  @Produces(MediaType.APPLICATION_JSON)
  public Response status(@PathParam("ref") String ref) {
    return queue
        .status(ref)
        .map(job -> notCached(Response.ok(StatusBody.of(job, link("report/" + ref)))))
        .orElseThrow(() -> new UnknownJobException(ref));
  }

  /** How far a job is, told each time that changes, until it has ended. */
  @GET
  @Path("/{app: ([^/]+/)?}status/{ref}/events")
  @Produces(MediaType.SERVER_SENT_EVENTS)
  @RestStreamElementType(MediaType.APPLICATION_JSON)
  @Blocking
  public Multi<StatusBody> events(@PathParam("ref") String ref) {
    JobStatus first = queue.status(ref).orElseThrow(() -> new UnknownJobException(ref));
    return events.of(first, job -> StatusBody.of(job, link("report/" + ref)));
  }

  /** A finished job's file; 202 as long as it is not finished. */
  @GET
  @Path("/{app: ([^/]+/)?}report/{ref}")
  public Response report(@PathParam("ref") String ref, @QueryParam("inline") boolean inline)
      throws IOException {
    JobState state = queue.status(ref).orElseThrow(() -> new UnknownJobException(ref)).state();
    if (state instanceof JobState.Finished finished) {
      return file(ref, finished.result(), inline);
    }
    if (state instanceof JobState.Failed failed) {
      return Problem.plain(500, failed.reason());
    }
    if (state instanceof JobState.Canceled canceled) {
      return Problem.plain(500, canceled.reason());
    }
    return notCached(
        Response.status(Response.Status.ACCEPTED)
            .type(MediaType.TEXT_PLAIN_TYPE.withCharset("utf-8"))
            .entity("Report has not yet completed processing"));
  }

  private Response file(String ref, Result result, boolean inline) throws IOException {
    InputStream bytes = queue.open(ref).orElseThrow(() -> new UnknownJobException(ref));
    Response.ResponseBuilder response =
        Response.ok(bytes).type(result.contentType()).header("Content-Length", result.size());
    if (!inline) {
      response.header("Content-Disposition", "attachment; filename=\"" + result.filename() + "\"");
    }
    return notCached(response);
  }

  /** Gives a job up. */
  @DELETE
  @Path("/{app: ([^/]+/)?}cancel/{ref}")
  public Response cancel(@PathParam("ref") String ref) {
    if (!queue.cancel(ref)) {
      throw new UnknownJobException(ref);
    }
    return notCached(Response.ok());
  }

  /** An app, for the page that the request is from. */
  private PrintApp app(String id, HttpServerRequest request) {
    PrintApp app = apps.app(id).orElseThrow(() -> new UnknownAppException(id));
    Referers.check(app, request);
    return app;
  }

  private String link(String path) {
    return entry.prefix() + "/print/" + path;
  }

  private static Response cached(Object body) {
    return Response.ok(body)
        .type(MediaType.APPLICATION_JSON_TYPE.withCharset("utf-8"))
        .header("Cache-Control", "max-age=3600")
        .build();
  }

  /** An answer that is somebody else's with another referer. */
  private static Response cachedForPage(Object body) {
    return Response.fromResponse(cached(body)).header("Vary", "Referer").build();
  }

  private static Response notCached(Response.ResponseBuilder response) {
    return response.header("Cache-Control", NOT_CACHED).build();
  }
}
