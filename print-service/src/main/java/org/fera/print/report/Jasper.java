package org.fera.print.report;

import jakarta.enterprise.context.ApplicationScoped;
import java.awt.Font;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import net.sf.jasperreports.engine.DefaultJasperReportsContext;
import net.sf.jasperreports.engine.SimpleJasperReportsContext;
import net.sf.jasperreports.engine.fonts.FontUtil;
import net.sf.jasperreports.repo.FileRepositoryService;
import net.sf.jasperreports.repo.RepositoryService;
import org.fera.print.app.PrintConfig;

/** JasperReports, set up once: compiled templates, sub-reports for pictures, the bundled font. */
@ApplicationScoped
public class Jasper {

  /** Font of everything that names no other; it comes with the service and is embedded. */
  static final String FONT = "DejaVu Sans";

  private final SimpleJasperReportsContext context =
      new SimpleJasperReportsContext(DefaultJasperReportsContext.getInstance());
  private final CompiledApps apps;
  private final PictureReports pictures = new PictureReports(context);

  /** Made by CDI. */
  public Jasper(PrintConfig config) {
    this.apps = new CompiledApps(context, config.work().resolve("templates"));
  }

  CompiledApps apps() {
    return apps;
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

  /** The bundled font for figures. */
  Font font(boolean bold) {
    int style = bold ? Font.BOLD : Font.PLAIN;
    return FontUtil.getInstance(context)
        .getAwtFontFromBundles(true, FONT, style, 10, Locale.ROOT, false);
  }
}
