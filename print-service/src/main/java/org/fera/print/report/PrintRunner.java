package org.fera.print.report;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.ZonedDateTime;
import java.util.Locale;
import java.util.Map;
import net.sf.jasperreports.engine.JRDataSource;
import net.sf.jasperreports.engine.JREmptyDataSource;
import net.sf.jasperreports.engine.JRException;
import net.sf.jasperreports.engine.JRParameter;
import net.sf.jasperreports.engine.JRRuntimeException;
import net.sf.jasperreports.engine.JasperFillManager;
import net.sf.jasperreports.engine.JasperPrint;
import net.sf.jasperreports.engine.SimpleJasperReportsContext;
import net.sf.jasperreports.engine.SimpleReportContext;
import org.fera.print.app.Apps;
import org.fera.print.app.Layout;
import org.fera.print.app.PrintApp;
import org.fera.print.fetch.Caller;
import org.fera.print.fetch.FetchConfig;
import org.fera.print.fetch.Fetcher;
import org.fera.print.json.SpecException;
import org.fera.print.map.MapDrawer;
import org.fera.print.memory.TooLargeException;
import org.fera.print.queue.JobFailedException;
import org.fera.print.queue.JobQueue;
import org.fera.print.queue.JobRunner;
import org.fera.print.queue.Report;
import org.fera.print.queue.Step;
import org.fera.print.source.AppRoute;
import org.fera.print.source.Resources;
import org.fera.print.source.UrlRules;
import org.fera.print.spec.PrintSpec;
import org.fera.print.spec.SpecReader;
import org.fera.print.yaml.ConfigException;

/**
 * Prints one job: reads its request, runs the layout's processors, fills the template, writes the
 * file.
 */
@ApplicationScoped
public class PrintRunner implements JobRunner {

  private static final String UNNAMED = "mapfish-print-report";

  private final Apps apps;
  private final Jasper jasper;
  private final MapDrawer drawer;
  private final WorkFolder work;
  private final Fetcher fetcher;
  private final FetchConfig fetching;
  private final MeterRegistry metrics;

  /** Made by CDI. */
  public PrintRunner(
      Apps apps,
      Jasper jasper,
      MapDrawer drawer,
      WorkFolder work,
      Fetcher fetcher,
      FetchConfig fetching,
      MeterRegistry metrics) {
    this.apps = apps;
    this.jasper = jasper;
    this.drawer = drawer;
    this.work = work;
    this.fetcher = fetcher;
    this.fetching = fetching;
    this.metrics = metrics;
  }

  @Override
  public Report run(JobQueue.Lease lease) throws JobFailedException, InterruptedException {
    PrintApp app;
    try {
      app =
          apps.app(lease.request().app())
              .orElseThrow(() -> new JobFailedException("The app is gone.", null));
    } catch (ConfigException e) {
      throw new JobFailedException(e.getMessage(), e);
    }
    return run(lease, app, new Phases(metrics));
  }

  /** Prints a job with that app, whatever the request calls it. */
  Report run(JobQueue.Lease lease, PrintApp app, Phases phases)
      throws JobFailedException, InterruptedException {
    Path folder = null;
    try {
      PrintSpec spec = SpecReader.read(app, SpecReader.json(lease.request().spec()));
      folder = work.newJob();
      return print(lease, app, spec, folder, phases);
    } catch (SpecException | ConfigException | TemplateException | TooLargeException e) {
      throw new JobFailedException(e.getMessage(), e);
    } catch (JRRuntimeException | JRException e) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      throw new JobFailedException("The template cannot be filled: " + reason(e), e);
    } catch (IOException e) {
      throw new JobFailedException("The report cannot be written: " + e.getMessage(), e);
    } finally {
      delete(folder);
    }
  }

  private Report print(
      JobQueue.Lease lease, PrintApp app, PrintSpec spec, Path folder, Phases phases)
      throws JobFailedException,
          InterruptedException,
          TemplateException,
          TooLargeException,
          JRException,
          IOException {
    Path binaries = jasper.apps().compile(app.id(), app.folder());
    SimpleReportContext reportContext = new SimpleReportContext();
    Layout layout = spec.layout();
    Values values = new Values(spec.values());
    Map<String, String> headers = lease.request().headers();
    UrlRules rules = new UrlRules(layout.httpRules(), app.credentials(), headers);
    Caller caller = Caller.of(lease.ref(), headers);
    Resources resources =
        new Resources(fetcher, caller, app.folder(), fetching.maxBytes(), rules, new AppRoute(app));
    Locale locale = Localization.locale(spec);
    Run run =
        new Run(
            jasper,
            resources,
            (done, total) -> lease.progress(new Step("map", done, total)),
            reportContext,
            folder,
            app.folder().toAbsolutePath().normalize(),
            locale,
            layout.pdf());
    new Processing(drawer, run).run(layout.processors(), layout.attributes(), values);
    phases.drawn(resources.waited());
    lease.progress(new Step("report", 0, 0));
    Map<String, Object> parameters = values.parameters();
    parameters.put(JRParameter.REPORT_CONTEXT, reportContext);
    Localization.add(app, locale, parameters);
    // Not the folder of compiled templates: JasperReports would make absolute paths below it
    // relative
    // and then not find them.
    SimpleJasperReportsContext context = jasper.context(app.folder());
    JasperPrint print = fill(app, layout, values, parameters, binaries, context);
    phases.filled();
    lease.progress(new Step("export", 0, print.getPages().size()));
    Format format = Format.of(lease.request().format()).orElseThrow();
    Path file = work.reports().resolve(lease.ref().replaceAll("[^A-Za-z0-9_-]", "_"));
    Exporter exporter = jasper.exporter(context);
    if (format == Format.PDF) {
      exporter.pdf(print, run.pdf(), file);
    } else {
      exporter.picture(print, format, run.dpi(), file);
    }
    phases.exported();
    String pattern = spec.outputFilename().or(layout::outputFilename).orElse(UNNAMED);
    return new Report(
        file,
        format.contentType(),
        Filename.of(pattern, format.extension(), ZonedDateTime.now()),
        run.warnings());
  }

  /** Fills the layout's template, or for a bare map the sub-report that shows it. */
  private JasperPrint fill(
      PrintApp app,
      Layout layout,
      Values values,
      Map<String, Object> parameters,
      Path binaries,
      SimpleJasperReportsContext context)
      throws JRException, JobFailedException {
    JasperFillManager filler = JasperFillManager.getInstance(context);
    if (layout.template().isEmpty()) {
      String map = layout.mapReport();
      return filler.fill(
          values.get(map, String.class, "mapExport"), parameters, new JREmptyDataSource());
    }
    Path template = layout.template().get();
    parameters.put(
        "SUBREPORT_DIR",
        binaries.resolve(app.folder().relativize(template)).getParent() + File.separator);
    parameters.put("values", values.parameters());
    JRDataSource rows = new JREmptyDataSource();
    if (layout.tableData().isPresent()) {
      rows = values.get(layout.tableData().get(), JRDataSource.class, "tableData");
    }
    return filler.fill(jasper.apps().report(template), parameters, rows);
  }

  private static String reason(Throwable fault) {
    Throwable root = fault;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return String.valueOf(root.getMessage());
  }

  private static void delete(Path folder) throws JobFailedException {
    if (folder == null) {
      return;
    }
    try {
      WorkFolder.delete(folder);
    } catch (IOException e) {
      throw new JobFailedException("The job's folder cannot be removed.", e);
    }
  }
}
