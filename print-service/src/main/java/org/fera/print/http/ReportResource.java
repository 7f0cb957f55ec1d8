package org.fera.print.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import org.fera.print.app.PrintApp;
import org.fera.print.entry.Entry;
import org.fera.print.json.SpecException;
import org.fera.print.mail.MailRequest;
import org.fera.print.queue.JobQueue;
import org.fera.print.queue.JobRequest;
import org.fera.print.queue.JobStatus;
import org.fera.print.queue.QueueConfig;
import org.fera.print.queue.QueueFullException;
import org.fera.print.report.Format;
import org.fera.print.rights.Senders;
import org.fera.print.spec.PrintSpec;
import org.fera.print.spec.SpecReader;

/**
 * Takes prints, in MapFish Print's interface, for each app and, without an app in the path, for the
 * one that a request names.
 */
@Path("/print")
public class ReportResource {

  private static final String DEFAULT = "default";

  private final Admission admission;
  private final Senders senders;
  private final JobQueue queue;
  private final Entry entry;
  private final QueueConfig limits;
  private final Downloads downloads;

  /** Made by CDI. */
  public ReportResource(
      Admission admission,
      Senders senders,
      JobQueue queue,
      Entry entry,
      QueueConfig limits,
      Downloads downloads) {
    this.admission = admission;
    this.senders = senders;
    this.queue = queue;
    this.entry = entry;
    this.limits = limits;
    this.downloads = downloads;
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
    JobStatus job =
        queue.await(ref, limits.timeout()).orElseThrow(() -> new UnknownJobException(ref));
    return downloads.of(job, inline);
  }

  private Response create(String id, String format, ObjectNode spec, HttpServerRequest request)
      throws QueueFullException {
    String ref = submit(id, format, spec, request);
    return Answers.notCached(
        Response.ok(
            new Created(
                ref, link(request, "status/" + ref + ".json"), link(request, "report/" + ref))));
  }

  private String submit(String id, String format, ObjectNode spec, HttpServerRequest request)
      throws QueueFullException {
    PrintApp app = admission.app(id, request);
    if (Format.of(format).isEmpty()) {
      throw new SpecException(
          "format", "\"" + format + "\" is not supported; supported: " + Format.extensions());
    }
    admission.checkLayout(app, spec.path("layout").asText(), request);
    PrintSpec read = SpecReader.read(app, spec);
    return queue.submit(
        new JobRequest(
            app.id(),
            format,
            spec.toString(),
            CallerHeaders.of(request, read.layout()),
            Origins.of(request, senders.of(request), read, MailRequest.of(app, spec)),
            app.access().and(read.layout().access())));
  }

  private String link(HttpServerRequest request, String path) {
    return entry.prefix(request) + "/print/" + path;
  }
}
