package org.fera.print.report;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import net.sf.jasperreports.engine.JRException;
import net.sf.jasperreports.engine.JasperCompileManager;
import net.sf.jasperreports.engine.JasperReport;
import net.sf.jasperreports.engine.JasperReportsContext;
import net.sf.jasperreports.engine.ReportContext;
import net.sf.jasperreports.engine.design.JRDesignBand;
import net.sf.jasperreports.engine.design.JRDesignExpression;
import net.sf.jasperreports.engine.design.JRDesignImage;
import net.sf.jasperreports.engine.design.JasperDesign;
import net.sf.jasperreports.engine.type.ScaleImageEnum;
import net.sf.jasperreports.engine.type.WhenNoDataTypeEnum;
import net.sf.jasperreports.engine.util.JRLoader;
import net.sf.jasperreports.engine.util.JRSaver;

/**
 * Makes the sub-reports that templates show a map, a scale bar or a north arrow with: a file that
 * holds nothing but one picture, which the running report looks up in its context. Compiled once
 * for each size.
 */
final class PictureReports {

  private static final String KEY = "org.fera.print.picture";
  private static final String EXPRESSION =
      "$P{REPORT_CONTEXT}.getParameterValue($P{JASPER_REPORT}.getProperty(\"" + KEY + "\"))";

  private final JasperReportsContext context;
  private final Map<Size, byte[]> compiled = new ConcurrentHashMap<>();

  private record Size(int width, int height) {}

  PictureReports(JasperReportsContext context) {
    this.context = context;
  }

  /**
   * Writes a sub-report for a picture into a folder and returns its path, as templates expect it.
   */
  String write(PictureRenderer picture, ReportContext report, Path folder) throws JRException {
    Size size = new Size((int) Math.ceil(picture.width()), (int) Math.ceil(picture.height()));
    byte[] bytes = compiled.get(size);
    if (bytes == null) {
      bytes = compile(size);
      compiled.put(size, bytes);
    }
    JasperReport copy = (JasperReport) JRLoader.loadObject(new ByteArrayInputStream(bytes));
    copy.getPropertiesMap().setProperty(KEY, picture.name());
    report.setParameterValue(picture.name(), picture);
    Path file = folder.resolve(picture.name() + ".jasper");
    JRSaver.saveObject(copy, file.toFile());
    return file.toString();
  }

  private byte[] compile(Size size) throws JRException {
    JasperDesign design = new JasperDesign();
    design.setName("picture_" + size.width + "_" + size.height);
    design.setPageWidth(size.width);
    design.setPageHeight(size.height);
    design.setColumnWidth(size.width);
    design.setLeftMargin(0);
    design.setRightMargin(0);
    design.setTopMargin(0);
    design.setBottomMargin(0);
    design.setWhenNoDataType(WhenNoDataTypeEnum.ALL_SECTIONS_NO_DETAIL);
    JRDesignImage image = new JRDesignImage(design);
    image.setWidth(size.width);
    image.setHeight(size.height);
    image.setScaleImage(ScaleImageEnum.FILL_FRAME);
    image.setExpression(new JRDesignExpression(EXPRESSION));
    JRDesignBand title = new JRDesignBand();
    title.setHeight(size.height);
    title.addElement(image);
    design.setTitle(title);
    JasperReport report = JasperCompileManager.getInstance(context).compile(design);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    JRSaver.saveObject(report, bytes);
    return bytes.toByteArray();
  }
}
