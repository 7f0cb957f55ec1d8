package org.fera.print.report;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import net.sf.jasperreports.engine.JRException;
import net.sf.jasperreports.engine.ReportContext;
import org.fera.print.app.PdfProperties;
import org.fera.print.furniture.Figure;
import org.fera.print.map.MapView;
import org.fera.print.map.Progress;
import org.fera.print.source.Resources;

/** What the steps of one job share. */
final class Run {

  private final Jasper jasper;
  private final Resources resources;
  private final Progress progress;
  private final ReportContext report;
  private final Path folder;
  private final Path app;
  private final Locale locale;
  private final List<String> warnings = new ArrayList<>();
  private double dpi = MapView.POINTS;
  private PdfProperties pdf;
  private int pictures;

  /**
   * For one job.
   *
   * @param folder for the job's files
   * @param app folder of the app
   */
  Run(
      Jasper jasper,
      Resources resources,
      Progress progress,
      ReportContext report,
      Path folder,
      Path app,
      Locale locale,
      PdfProperties pdf) {
    this.jasper = jasper;
    this.resources = resources;
    this.progress = progress;
    this.report = report;
    this.folder = folder;
    this.app = app;
    this.locale = locale;
    this.pdf = pdf;
  }

  Jasper jasper() {
    return jasper;
  }

  Resources resources() {
    return resources;
  }

  Progress progress() {
    return progress;
  }

  Path app() {
    return app;
  }

  Locale locale() {
    return locale;
  }

  Path folder() {
    return folder;
  }

  List<String> warnings() {
    return List.copyOf(warnings);
  }

  void warn(List<String> more) {
    warnings.addAll(more);
  }

  void warn(String what) {
    warnings.add(what);
  }

  /** Highest resolution of the job's maps. */
  double dpi() {
    return dpi;
  }

  void atLeast(double wanted) {
    dpi = Math.max(dpi, wanted);
  }

  PdfProperties pdf() {
    return pdf;
  }

  void pdf(PdfProperties properties) {
    pdf = properties;
  }

  /** Writes a sub-report that shows a figure, and returns its path. */
  String figure(String name, Figure figure, double width, double height) throws JRException {
    return picture(PictureRenderer.of(unique(name), figure, width, height));
  }

  String picture(PictureRenderer picture) throws JRException {
    return jasper.pictures().write(picture, report, folder);
  }

  /** Rows of data sources make pictures of the same name. */
  String unique(String name) {
    pictures++;
    return name + "_" + pictures;
  }
}
