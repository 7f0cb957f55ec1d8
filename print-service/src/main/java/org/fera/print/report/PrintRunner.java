package org.fera.print.report;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.File;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.time.ZonedDateTime;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import net.sf.jasperreports.engine.JREmptyDataSource;
import net.sf.jasperreports.engine.JRException;
import net.sf.jasperreports.engine.JRParameter;
import net.sf.jasperreports.engine.JRRuntimeException;
import net.sf.jasperreports.engine.JasperFillManager;
import net.sf.jasperreports.engine.JasperPrint;
import net.sf.jasperreports.engine.SimpleJasperReportsContext;
import net.sf.jasperreports.engine.SimpleReportContext;
import org.fera.print.app.Apps;
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
import org.fera.print.source.Resources;
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

  /** Made by CDI. */
  public PrintRunner(
      Apps apps,
      Jasper jasper,
      MapDrawer drawer,
      WorkFolder work,
      Fetcher fetcher,
      FetchConfig fetching) {
    this.apps = apps;
    this.jasper = jasper;
    this.drawer = drawer;
    this.work = work;
    this.fetcher = fetcher;
    this.fetching = fetching;
  }

  @Override
  public Report run(JobQueue.Lease lease) throws JobFailedException, InterruptedException {
    Path folder = null;
    try {
      PrintApp app =
          apps.app(lease.request().app())
              .orElseThrow(() -> new JobFailedException("The app is gone.", null));
      PrintSpec spec = SpecReader.read(app, SpecReader.json(lease.request().spec()));
      folder = work.newJob();
      return print(lease, app, spec, folder);
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

  private Report print(JobQueue.Lease lease, PrintApp app, PrintSpec spec, Path folder)
      throws JobFailedException,
          InterruptedException,
          TemplateException,
          TooLargeException,
          JRException,
          IOException {
    Path binaries = jasper.apps().compile(app.id(), app.folder());
    SimpleReportContext reportContext = new SimpleReportContext();
    Values values = new Values(spec.values());
    Processing processing =
        new Processing(
            drawer,
            jasper,
            new Resources(
                fetcher,
                new Caller(lease.ref(), lease.request().portalHeaders()),
                app.folder(),
                fetching.maxBytes()),
            (done, total) -> lease.progress(new Step("map", done, total)),
            reportContext,
            folder);
    processing.run(spec.layout(), values);
    lease.progress(new Step("report", 0, 0));
    Map<String, Object> parameters = values.parameters();
    parameters.put(JRParameter.REPORT_CONTEXT, reportContext);
    Path template = app.folder().relativize(spec.layout().template());
    parameters.put("SUBREPORT_DIR", binaries.resolve(template).getParent() + File.separator);
    localize(app, spec, parameters);
    SimpleJasperReportsContext context = jasper.context(binaries, app.folder());
    JasperPrint print =
        JasperFillManager.getInstance(context)
            .fill(
                jasper.apps().report(spec.layout().template()),
                parameters,
                new JREmptyDataSource());
    lease.progress(new Step("export", 0, print.getPages().size()));
    Format format = Format.of(lease.request().format()).orElseThrow();
    Path file = work.reports().resolve(lease.ref().replaceAll("[^A-Za-z0-9_-]", "_"));
    export(format, print, spec, processing.dpi(), context, file);
    String pattern = spec.outputFilename().or(() -> spec.layout().outputFilename()).orElse(UNNAMED);
    return new Report(
        file,
        format.contentType(),
        Filename.of(pattern, format.extension(), ZonedDateTime.now()),
        processing.warnings());
  }

  private void export(
      Format format,
      JasperPrint print,
      PrintSpec spec,
      double dpi,
      SimpleJasperReportsContext context,
      Path file)
      throws JRException, IOException, TooLargeException, InterruptedException {
    Exporter exporter = jasper.exporter(context);
    switch (format) {
      case PDF -> exporter.pdf(print, spec.layout().pdf(), file);
      case PNG -> exporter.png(print, dpi, file);
    }
  }

  private static void localize(PrintApp app, PrintSpec spec, Map<String, Object> parameters)
      throws JobFailedException {
    Locale locale =
        spec.language()
            .map(language -> Locale.forLanguageTag(language.replace('_', '-')))
            .orElse(Locale.ENGLISH);
    parameters.put(JRParameter.REPORT_LOCALE, locale);
    if (app.resourceBundle().isEmpty()) {
      return;
    }
    String name = app.resourceBundle().get();
    try (URLClassLoader files =
        new URLClassLoader(new URL[] {app.folder().toUri().toURL()}, null)) {
      parameters.put(
          JRParameter.REPORT_RESOURCE_BUNDLE,
          ResourceBundle.getBundle(
              name,
              locale,
              files,
              ResourceBundle.Control.getNoFallbackControl(
                  ResourceBundle.Control.FORMAT_PROPERTIES)));
    } catch (MissingResourceException | MalformedURLException e) {
      throw new JobFailedException("The app has no texts \"" + name + "\" for " + locale + ".", e);
    } catch (IOException e) {
      throw new JobFailedException("The texts \"" + name + "\" cannot be read.", e);
    }
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
