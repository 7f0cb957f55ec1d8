package org.fera.print.report;

import jakarta.enterprise.context.ApplicationScoped;
import java.awt.Color;
import java.awt.Font;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import net.sf.jasperreports.engine.DefaultJasperReportsContext;
import net.sf.jasperreports.engine.JRException;
import net.sf.jasperreports.engine.JRParameter;
import net.sf.jasperreports.engine.JasperFillManager;
import net.sf.jasperreports.engine.JasperPrint;
import net.sf.jasperreports.engine.SimpleJasperReportsContext;
import net.sf.jasperreports.engine.SimpleReportContext;
import net.sf.jasperreports.engine.fonts.FontUtil;
import net.sf.jasperreports.repo.FileRepositoryService;
import net.sf.jasperreports.repo.RepositoryService;
import org.fera.print.app.PdfProperties;
import org.fera.print.furniture.NorthArrow;
import org.fera.print.memory.DrawingMemory;
import org.fera.print.spec.NorthArrowSpec;
import org.fera.print.vector.Face;

/** JasperReports, set up once: compiled templates, sub-reports for pictures, the bundled font. */
@ApplicationScoped
public class Jasper {

  /** Font of everything that names no other; it comes with the service and is embedded. */
  static final String FONT = "DejaVu Sans";

  private final SimpleJasperReportsContext context =
      new SimpleJasperReportsContext(DefaultJasperReportsContext.getInstance());
  private final CompiledApps apps;
  private final TableReports tables = new TableReports(context);
  private final PictureReports pictures = new PictureReports(context);
  private final DrawingMemory memory;
  private final Fonts fonts = new Fonts(context);

  /** Made by CDI. */
  public Jasper(WorkFolder work, DrawingMemory memory) {
    this.memory = memory;
    this.apps = new CompiledApps(context, work.templates());
  }

  CompiledApps apps() {
    return apps;
  }

  TableReports tables() {
    return tables;
  }

  PictureReports pictures() {
    return pictures;
  }

  /** A context that finds files named in templates in these folders, the first one first. */
  SimpleJasperReportsContext context(Path... folders) {
    SimpleJasperReportsContext child = new SimpleJasperReportsContext(context);
    List<FileRepositoryService> repositories =
        java.util.Arrays.stream(folders)
            .map(folder -> new FileRepositoryService(child, folder.toString(), true))
            .toList();
    child.setExtensions(RepositoryService.class, repositories);
    return child;
  }

  /** Writes reports that were filled with that context. */
  Exporter exporter(SimpleJasperReportsContext filled) {
    return new Exporter(filled, memory);
  }

  /** Fonts for labels: those that come with the service, then the machine's. */
  Face.Finder fonts() {
    return fonts;
  }

  /** The bundled font for figures. */
  Font font(boolean bold) {
    int style = bold ? Font.BOLD : Font.PLAIN;
    return FontUtil.getInstance(context)
        .getAwtFontFromBundles(true, FONT, style, 10, Locale.ROOT, false);
  }

  /** Prints a page with a figure and text to nowhere: compiles, fills and exports. */
  void printBlankPage(WorkFolder work) throws JRException, IOException {
    Path folder = work.newJob();
    try {
      SimpleReportContext report = new SimpleReportContext();
      NorthArrow figure =
          new NorthArrow(new NorthArrowSpec(Optional.empty(), Color.WHITE), 100, 0, font(true));
      String file = pictures.write(PictureRenderer.of("blank", figure, 100, 100), report, folder);
      JasperPrint print =
          JasperFillManager.getInstance(context)
              .fill(file, new HashMap<>(Map.of(JRParameter.REPORT_CONTEXT, report)));
      exporter(context).pdf(print, PdfProperties.NONE, folder.resolve("blank.pdf"));
    } finally {
      WorkFolder.delete(folder);
    }
  }
}
