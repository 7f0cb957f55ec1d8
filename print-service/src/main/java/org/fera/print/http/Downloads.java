package org.fera.print.http;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import org.fera.print.queue.JobQueue;
import org.fera.print.queue.JobState;
import org.fera.print.queue.JobStatus;
import org.fera.print.queue.Result;

/** The file of a job, or why there is none. */
@ApplicationScoped
public class Downloads {

  private final JobQueue queue;

  /** Made by CDI. */
  public Downloads(JobQueue queue) {
    this.queue = queue;
  }

  /** The file of a finished job; 202 as long as it is not finished. */
  Response of(JobStatus job, boolean inline) throws IOException {
    JobState state = job.state();
    if (state instanceof JobState.Finished finished) {
      return file(job.ref(), finished.result(), inline);
    }
    if (state instanceof JobState.Failed failed) {
      return Problem.plain(500, failed.reason());
    }
    if (state instanceof JobState.Canceled canceled) {
      return Problem.plain(500, canceled.reason());
    }
    return Answers.notCached(
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
    return Answers.notCached(response);
  }
}
