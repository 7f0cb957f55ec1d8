package org.fera.print.report;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;
import org.fera.print.app.Apps;
import org.fera.print.app.PrintApp;
import org.fera.print.queue.JobFailedException;
import org.fera.print.yaml.ConfigException;
import org.jboss.logging.Logger;

/**
 * Prints a page that nobody sees and compiles all templates before the instance says that it is
 * ready: that shows whether this machine has what fonts need. Then it rehearses, in the background,
 * what prints have: the first one of an instance takes twice the work of a later one.
 */
@Readiness
@ApplicationScoped
public class WarmUp implements HealthCheck {

  private static final Logger LOG = Logger.getLogger(WarmUp.class);

  private final Apps apps;
  private final Jasper jasper;
  private final WorkFolder work;
  private final Rehearsal rehearsal;
  private final WarmUpConfig config;
  private final Map<String, String> states = new ConcurrentSkipListMap<>();
  private volatile String page = "not yet printed";
  private volatile String rehearsed = "";

  /** Made by CDI. */
  public WarmUp(
      Apps apps, Jasper jasper, WorkFolder work, Rehearsal rehearsal, WarmUpConfig config) {
    this.rehearsal = rehearsal;
    this.config = config;
    this.apps = apps;
    this.jasper = jasper;
    this.work = work;
  }

  void start(@Observes StartupEvent event) {
    Thread thread = new Thread(this::run, "fera-print-warm-up");
    thread.setDaemon(true);
    thread.setContextClassLoader(WarmUp.class.getClassLoader());
    thread.start();
  }

  private void run() {
    apps.ids().forEach(id -> states.put(id, compile(id)));
    try {
      jasper.printBlankPage(work);
      page = "";
    } catch (Exception | LinkageError | InternalError e) {
      LOG.error("No page can be printed here; are fontconfig, freetype and a font installed?", e);
      page = "failed; the log says more";
      return;
    }
    rehearse();
  }

  private void rehearse() {
    if (config.pages() <= 0) {
      return;
    }
    try {
      List<String> warnings = rehearsal.run(config.pages());
      rehearsed = warnings.isEmpty() ? "done" : warnings.toString();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (JobFailedException | IOException | RuntimeException e) {
      // Nothing that a client would wait for; what is wrong with real pages, they will tell.
      LOG.warnf("The first print will be slow, its rehearsal failed: %s", e.getMessage());
      rehearsed = "failed";
    }
  }

  private String compile(String id) {
    try {
      PrintApp app = apps.app(id).orElseThrow();
      jasper.apps().compile(app.id(), app.folder());
      return "ok";
    } catch (ConfigException | TemplateException e) {
      LOG.errorf("The print app %s cannot be used: %s", id, e.getMessage());
      return e.getMessage();
    }
  }

  @Override
  public HealthCheckResponse call() {
    HealthCheckResponseBuilder response = HealthCheckResponse.named("print");
    states.forEach((id, state) -> response.withData("app " + id, state));
    if (!page.isEmpty()) {
      response.withData("first page", page);
    }
    if (!rehearsed.isEmpty()) {
      response.withData("rehearsal", rehearsed);
    }
    return response.status(page.isEmpty()).build();
  }
}
