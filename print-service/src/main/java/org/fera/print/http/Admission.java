package org.fera.print.http;

import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.Predicate;
import org.fera.print.app.Apps;
import org.fera.print.app.Layout;
import org.fera.print.app.PrintApp;
import org.fera.print.queue.JobQueue;
import org.fera.print.queue.JobStatus;
import org.fera.print.rights.Access;
import org.fera.print.rights.CallersRights;
import org.fera.print.rights.Rights;
import org.fera.print.yaml.ConfigException;

/**
 * Which apps, layouts and jobs are for the caller of a request: by the page that it is from, by the
 * portal's functionality {@code print_template}, and by {@code access} of apps and layouts.
 * wsgi-app is asked only where that can make a difference.
 */
@ApplicationScoped
public class Admission {

  private final Apps apps;
  private final JobQueue queue;
  private final CallersRights rights;

  /** Made by CDI. */
  public Admission(Apps apps, JobQueue queue, CallersRights rights) {
    this.apps = apps;
    this.queue = queue;
    this.rights = rights;
  }

  /** Ids of the apps that the caller may use; those that cannot be read are named, too. */
  List<String> apps(HttpServerRequest request) {
    return apps.ids().stream()
        .filter(id -> access(id).isOpen() || rights.of(request).has(access(id)))
        .toList();
  }

  /** Whether everybody may use every app. */
  boolean areAppsForAll() {
    return apps.ids().stream().allMatch(id -> access(id).isOpen());
  }

  private Access access(String id) {
    try {
      return apps.app(id).map(PrintApp::access).orElse(Access.OPEN);
    } catch (ConfigException e) {
      return Access.OPEN;
    }
  }

  /** An app that the caller may use. */
  PrintApp app(String id, HttpServerRequest request) {
    PrintApp app = apps.app(id).orElseThrow(() -> new UnknownAppException(id));
    Referers.check(app, request);
    if (!app.access().isOpen() && !rights.of(request).has(app.access())) {
      throw new RefusedException("app", "The print app \"" + id + "\" is not for you.");
    }
    return app;
  }

  /** Whether all layouts of an app are for everybody. */
  boolean isForAll(PrintApp app) {
    return !rights.haveLayouts()
        && app.access().isOpen()
        && app.layouts().values().stream().allMatch(layout -> layout.access().isOpen());
  }

  /** Which of an app's layouts are for the caller. */
  Predicate<Layout> layouts(PrintApp app, HttpServerRequest request) {
    if (isForAll(app)) {
      return layout -> true;
    }
    Rights callers = rights.of(request);
    return layout -> callers.hasLayout(layout.name()) && callers.has(layout.access());
  }

  /**
   * Refuses a layout that is not for the caller; one that there is not is somebody else's fault.
   */
  void checkLayout(PrintApp app, String name, HttpServerRequest request) {
    Layout layout = app.layouts().get(name);
    if (layout != null && !layouts(app, request).test(layout)) {
      throw new RefusedException("layout", "The layout \"" + name + "\" is not for you.");
    }
  }

  /** A job that the caller may ask for. */
  JobStatus job(String ref, HttpServerRequest request) {
    JobStatus job = queue.status(ref).orElseThrow(() -> new UnknownJobException(ref));
    if (!job.access().isOpen() && !rights.of(request).has(job.access())) {
      throw new RefusedException("ref", "This print is not for you.");
    }
    return job;
  }
}
