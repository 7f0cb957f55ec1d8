package org.fera.print.report;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import net.sf.jasperreports.engine.JRException;
import net.sf.jasperreports.engine.JasperPrint;
import net.sf.jasperreports.engine.JasperReportsContext;
import net.sf.jasperreports.engine.export.JRGraphics2DExporter;
import net.sf.jasperreports.export.SimpleExporterInput;
import net.sf.jasperreports.export.SimpleGraphics2DExporterOutput;
import net.sf.jasperreports.export.SimpleGraphics2DReportConfiguration;
import net.sf.jasperreports.export.SimpleOutputStreamExporterOutput;
import net.sf.jasperreports.pdf.JRPdfExporter;
import net.sf.jasperreports.pdf.SimplePdfExporterConfiguration;
import net.sf.jasperreports.pdf.SimplePdfReportConfiguration;
import org.fera.print.app.PdfProperties;
import org.fera.print.memory.DrawingMemory;
import org.fera.print.memory.TooLargeException;

/** Writes a filled report to a file. */
final class Exporter {

  /** For each pixel of the page itself and of the maps' rasters on it. */
  private static final int PIXEL_BYTES = 2 * 4;

  private final JasperReportsContext context;
  private final DrawingMemory memory;

  Exporter(JasperReportsContext context, DrawingMemory memory) {
    this.context = context;
    this.memory = memory;
  }

  void pdf(JasperPrint print, PdfProperties properties, Path file) throws JRException, IOException {
    SimplePdfExporterConfiguration document = new SimplePdfExporterConfiguration();
    document.setCompressed(properties.compressed());
    document.setMetadataTitle(properties.title().orElse(null));
    document.setMetadataAuthor(properties.author().orElse(null));
    document.setMetadataSubject(properties.subject().orElse(null));
    document.setMetadataCreator(properties.creator().orElse("Fera print-service"));
    document.setMetadataKeywords(
        properties.keywords().isEmpty() ? null : String.join(", ", properties.keywords()));
    SimplePdfReportConfiguration report = new SimplePdfReportConfiguration();
    // Else the text of figures would become outlines.
    report.setForceSvgShapes(false);
    JRPdfExporter exporter = new JRPdfExporter(context);
    try (OutputStream output = Files.newOutputStream(file)) {
      exporter.setExporterInput(new SimpleExporterInput(print));
      exporter.setExporterOutput(new SimpleOutputStreamExporterOutput(output));
      exporter.setConfiguration(document);
      exporter.setConfiguration(report);
      exporter.exportReport();
    }
  }

  /** All pages below each other, with one point of black between. */
  void picture(JasperPrint print, Format format, double dpi, Path file)
      throws JRException, IOException, TooLargeException, InterruptedException {
    double zoom = dpi / 72;
    int width = (int) Math.ceil(print.getPageWidth() * zoom);
    int page = (int) Math.ceil(print.getPageHeight() * zoom);
    int gap = (int) Math.ceil(zoom);
    int pages = print.getPages().size();
    long height = (long) pages * page + (long) (pages - 1) * gap;
    DrawingMemory.Held held = memory.hold(width * height * PIXEL_BYTES);
    try {
      BufferedImage image = pages(print, width, page, gap, (int) height, zoom);
      if (!ImageIO.write(image, format.writer(), file.toFile())) {
        throw new IOException("there is no writer for " + format.extension());
      }
    } finally {
      held.close();
    }
  }

  private BufferedImage pages(
      JasperPrint print, int width, int page, int gap, int height, double zoom) throws JRException {
    int pages = print.getPages().size();
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    try {
      for (int i = 0; i < pages; i++) {
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, i * (page + gap), width, page);
        Graphics2D part = (Graphics2D) graphics.create(0, i * (page + gap), width, page);
        page(print, i, part, (float) zoom);
        part.dispose();
      }
    } finally {
      graphics.dispose();
    }
    return image;
  }

  private void page(JasperPrint print, int number, Graphics2D graphics, float zoom)
      throws JRException {
    JRGraphics2DExporter exporter = new JRGraphics2DExporter(context);
    SimpleGraphics2DExporterOutput output = new SimpleGraphics2DExporterOutput();
    output.setGraphics2D(graphics);
    SimpleGraphics2DReportConfiguration configuration = new SimpleGraphics2DReportConfiguration();
    configuration.setPageIndex(number);
    configuration.setZoomRatio(zoom);
    exporter.setExporterInput(new SimpleExporterInput(print));
    exporter.setExporterOutput(output);
    exporter.setConfiguration(configuration);
    exporter.exportReport();
  }
}
