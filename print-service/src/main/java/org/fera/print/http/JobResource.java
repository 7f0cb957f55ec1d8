package org.fera.print.http;

import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import org.fera.print.entry.Entry;
import org.fera.print.queue.JobQueue;
import org.fera.print.queue.JobStatus;
import org.jboss.resteasy.reactive.RestStreamElementType;

/** Jobs by their refs, in MapFish Print's interface; an app in the path makes no difference. */
@Path("/print")
public class JobResource {

  private final Admission admission;
  private final JobQueue queue;
  private final Downloads downloads;
  private final StatusEvents events;
  private final Entry entry;

  /** Made by CDI. */
  public JobResource(
      Admission admission, JobQueue queue, Downloads downloads, StatusEvents events, Entry entry) {
    this.admission = admission;
    this.queue = queue;
    this.downloads = downloads;
    this.events = events;
    this.entry = entry;
  }

  /** How far a job is. */
  @GET
  @Path("/{app: ([^/]+/)?}status/{ref}.json")
  @Produces(MediaType.APPLICATION_JSON)
  public Response status(@PathParam("ref") String ref, HttpServerRequest request) {
    return Answers.notCached(Response.ok(body(admission.job(ref, request), request)));
  }

  /** How far a job is, told each time that changes, until it has ended. */
  @GET
  @Path("/{app: ([^/]+/)?}status/{ref}/events")
  @Produces(MediaType.SERVER_SENT_EVENTS)
  @RestStreamElementType(MediaType.APPLICATION_JSON)
  @Blocking
  public Multi<StatusBody> events(@PathParam("ref") String ref, HttpServerRequest request) {
    return events.of(admission.job(ref, request), job -> body(job, request));
  }

  private StatusBody body(JobStatus job, HttpServerRequest request) {
    return StatusBody.of(job, entry.prefix(request) + "/print/report/" + job.ref());
  }

  /** A finished job's file; 202 as long as it is not finished. */
  @GET
  @Path("/{app: ([^/]+/)?}report/{ref}")
  public Response report(
      @PathParam("ref") String ref, @QueryParam("inline") boolean inline, HttpServerRequest request)
      throws IOException {
    return downloads.of(admission.job(ref, request), inline);
  }

  /** Gives a job up. */
  @DELETE
  @Path("/{app: ([^/]+/)?}cancel/{ref}")
  public Response cancel(@PathParam("ref") String ref, HttpServerRequest request) {
    admission.job(ref, request);
    if (!queue.cancel(ref)) {
      throw new UnknownJobException(ref);
    }
    return Answers.notCached(Response.ok());
  }
}
