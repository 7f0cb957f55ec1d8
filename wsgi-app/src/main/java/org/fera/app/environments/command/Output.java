package org.fera.app.environments.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import org.fera.app.environments.Progress;

/** What a command says: sentences for people, or a line of JSON for each thing for programs. */
final class Output {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final PrintWriter out;
  private final PrintWriter err;
  private final boolean json;
  private String phase = "";

  Output(PrintWriter out, PrintWriter err, boolean json) {
    this.out = out;
    this.err = err;
    this.json = json;
  }

  /** For people each phase once, for programs every step. */
  void progress(Progress progress) {
    if (json) {
      value(progress);
    } else if (!progress.phase().equals(phase)) {
      phase = progress.phase();
      err.println(phase + " ...");
      err.flush();
    }
  }

  /** The end of work that was done. */
  void done(String message) {
    if (json) {
      end("done", message);
    } else {
      out.println(message);
      out.flush();
    }
  }

  /** The end of work that was not done. */
  void stopped(String message) {
    if (json) {
      end("stopped", message);
    } else {
      err.println("fera: " + message);
      err.flush();
    }
  }

  /** A value as JSON. */
  void value(Object value) {
    try {
      out.println(JSON.writeValueAsString(value));
      out.flush();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A line for people. */
  void line(String line) {
    out.println(line);
    out.flush();
  }

  private void end(String outcome, String message) {
    Map<String, String> end = new LinkedHashMap<>();
    end.put("outcome", outcome);
    end.put("message", message);
    value(end);
  }
}
