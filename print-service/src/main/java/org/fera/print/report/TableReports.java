package org.fera.print.report;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.sf.jasperreports.engine.JRBand;
import net.sf.jasperreports.engine.JRElement;
import net.sf.jasperreports.engine.JRException;
import net.sf.jasperreports.engine.JasperCompileManager;
import net.sf.jasperreports.engine.JasperReportsContext;
import net.sf.jasperreports.engine.design.JRDesignBand;
import net.sf.jasperreports.engine.design.JRDesignElement;
import net.sf.jasperreports.engine.design.JRDesignExpression;
import net.sf.jasperreports.engine.design.JRDesignField;
import net.sf.jasperreports.engine.design.JRDesignImage;
import net.sf.jasperreports.engine.design.JRDesignSection;
import net.sf.jasperreports.engine.design.JRDesignStaticText;
import net.sf.jasperreports.engine.design.JRDesignTextField;
import net.sf.jasperreports.engine.design.JasperDesign;
import net.sf.jasperreports.engine.type.ScaleImageEnum;
import net.sf.jasperreports.engine.util.JRSaver;
import net.sf.jasperreports.engine.xml.JRXmlLoader;
import org.fera.print.app.Processor;
import org.fera.print.jrxml.Jrxml;
import org.fera.print.jrxml.JrxmlException;

/**
 * Makes sub-reports for tables whose columns a request decides: the first header and the first cell
 * of a template are repeated for each column. Compiled once for each shape.
 */
final class TableReports {

  private static final int MOST_KEPT = 200;
  private static final int USUAL_WIDTH = 530;

  private final JasperReportsContext context;
  private final Map<Shape, byte[]> compiled =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Shape, byte[]> eldest) {
          return size() > MOST_KEPT;
        }
      };

  private record Shape(
      String template,
      int width,
      List<String> columns,
      List<Class<?>> classes,
      Processor.PrepareTable.Styles styles) {}

  TableReports(JasperReportsContext context) {
    this.context = context;
  }

  /** The field of a column by its number, from 0. */
  static String field(int number) {
    return "col_" + number;
  }

  /** Writes a sub-report into the job's folder and returns its path. */
  String write(Processor.PrepareTable step, List<String> columns, List<Class<?>> classes, Run run)
      throws JRException, TemplateException {
    String template = step.template().map(name -> source(run.app(), name)).orElse("");
    Shape shape =
        new Shape(
            template,
            step.width().orElse(USUAL_WIDTH),
            List.copyOf(columns),
            List.copyOf(classes),
            step.styles());
    byte[] bytes;
    synchronized (compiled) {
      bytes = compiled.get(shape);
    }
    if (bytes == null) {
      ByteArrayOutputStream output = new ByteArrayOutputStream();
      JRSaver.saveObject(JasperCompileManager.getInstance(context).compile(design(shape)), output);
      bytes = output.toByteArray();
      synchronized (compiled) {
        compiled.put(shape, bytes);
      }
    }
    Path file = run.folder().resolve(run.unique("table") + ".jasper");
    try {
      Files.write(file, bytes);
    } catch (IOException e) {
      throw new TemplateException("The table's template cannot be written.", e);
    }
    return file.toString();
  }

  private static String source(Path app, String name) {
    try {
      Path file = app.resolve(name).normalize();
      return file.startsWith(app) && Files.isRegularFile(file) ? Files.readString(file) : "";
    } catch (IOException e) {
      return "";
    }
  }

  private JasperDesign design(Shape shape) throws JRException, TemplateException {
    JasperDesign design = shape.template.isEmpty() ? plain(shape.width) : load(shape.template);
    JRDesignBand header = (JRDesignBand) design.getColumnHeader();
    JRDesignBand detail =
        (JRDesignBand) ((JRDesignSection) design.getDetailSection()).getBandsList().get(0);
    JRDesignElement head = first(header, "columnHeader");
    JRDesignElement cell = first(detail, "detail");
    clear(header);
    clear(detail);
    int count = shape.columns.size();
    int total =
        shape.template.isEmpty() ? shape.width : Math.min(shape.width, design.getColumnWidth());
    for (int i = 0; i < count; i++) {
      int x = total * i / count;
      int width = total * (i + 1) / count - x;
      JRDesignField field = new JRDesignField();
      field.setName(field(i));
      field.setValueClass(shape.classes.get(i));
      design.addField(field);
      header.addElement(
          styled(header(head, shape.columns.get(i)), x, width, design, headerStyle(shape, i)));
      detail.addElement(
          styled(
              cell(design, cell, i, shape.classes.get(i)),
              x,
              width,
              design,
              detailStyle(shape, i)));
    }
    return design;
  }

  private static String headerStyle(Shape shape, int i) {
    return style(
        i,
        shape.columns.size(),
        shape.styles.firstHeader().orElse(null),
        shape.styles.lastHeader().orElse(null),
        shape.styles.header().orElse(null));
  }

  private static String detailStyle(Shape shape, int i) {
    return style(
        i,
        shape.columns.size(),
        shape.styles.firstDetail().orElse(null),
        shape.styles.lastDetail().orElse(null),
        shape.styles.detail().orElse(null));
  }

  private static String style(int i, int count, String first, String last, String any) {
    if (i == 0 && first != null) {
      return first;
    }
    return i == count - 1 && last != null ? last : any;
  }

  private JasperDesign load(String template) throws JRException, TemplateException {
    try {
      byte[] jrxml = Jrxml.upToDate(template.getBytes(java.nio.charset.StandardCharsets.UTF_8));
      return JRXmlLoader.load(context, new ByteArrayInputStream(jrxml));
    } catch (JrxmlException e) {
      throw new TemplateException("The table's template cannot be read: " + e.getMessage(), e);
    }
  }

  private static JRDesignElement first(JRBand band, String where) throws TemplateException {
    if (band != null && band.getElements().length > 0) {
      return (JRDesignElement) band.getElements()[0];
    }
    throw new TemplateException("The table's template has no element in its " + where + ".", null);
  }

  private static void clear(JRDesignBand band) {
    for (JRElement element : band.getElements()) {
      band.removeElement((JRDesignElement) element);
    }
  }

  private static JRDesignElement header(JRDesignElement model, String name) {
    JRDesignElement copy = (JRDesignElement) model.clone();
    if (copy instanceof JRDesignStaticText text) {
      text.setText(name);
    } else if (copy instanceof JRDesignTextField text) {
      text.setExpression(new JRDesignExpression("\"" + literal(name) + "\""));
    }
    return copy;
  }

  /**
   * Names come from requests and must not become part of a program. ASCII is written in octal: a
   * Unicode escape of a quote would end the text, because the compiler reads those first.
   */
  static String literal(String text) {
    StringBuilder literal = new StringBuilder();
    for (char sign : text.toCharArray()) {
      boolean ascii = sign < 128;
      if (ascii && (Character.isLetterOrDigit(sign) || " .,:-_/()".indexOf(sign) >= 0)) {
        literal.append(sign);
      } else {
        literal.append(String.format(ascii ? "\\%03o" : "\\u%04x", (int) sign));
      }
    }
    return literal.toString();
  }

  private static JRDesignElement cell(
      JasperDesign design, JRDesignElement model, int number, Class<?> type) {
    JRDesignExpression value = new JRDesignExpression("$F{" + field(number) + "}");
    if (BufferedImage.class.isAssignableFrom(type)) {
      JRDesignImage image = new JRDesignImage(design);
      image.setY(model.getY());
      image.setHeight(model.getHeight());
      image.setScaleImage(ScaleImageEnum.RETAIN_SHAPE);
      image.setExpression(value);
      return image;
    }
    if (model.clone() instanceof JRDesignTextField text) {
      text.setExpression(value);
      text.setBlankWhenNull(true);
      return text;
    }
    JRDesignTextField text = new JRDesignTextField(design);
    text.setY(model.getY());
    text.setHeight(model.getHeight());
    text.setExpression(value);
    text.setBlankWhenNull(true);
    return text;
  }

  private static JRDesignElement styled(
      JRDesignElement element, int x, int width, JasperDesign design, String style) {
    element.setX(x);
    element.setWidth(width);
    if (style != null && design.getStylesMap().containsKey(style)) {
      element.setStyle(design.getStylesMap().get(style));
    }
    return element;
  }

  /** What is used without a template: thin lines, small text. */
  private static JasperDesign plain(int width) throws JRException {
    JasperDesign design = new JasperDesign();
    design.setName("table");
    design.setPageWidth(width);
    design.setPageHeight(842);
    design.setColumnWidth(width);
    design.setLeftMargin(0);
    design.setRightMargin(0);
    design.setTopMargin(0);
    design.setBottomMargin(0);
    JRDesignBand header = new JRDesignBand();
    header.setHeight(16);
    JRDesignStaticText head = new JRDesignStaticText(design);
    head.setHeight(16);
    head.setBold(true);
    head.setFontSize(8f);
    head.getLineBox().getPen().setLineWidth(0.5f);
    head.getLineBox().setPadding(2);
    header.addElement(head);
    design.setColumnHeader(header);
    JRDesignBand detail = new JRDesignBand();
    detail.setHeight(16);
    JRDesignTextField cell = new JRDesignTextField(design);
    cell.setHeight(16);
    cell.setFontSize(8f);
    cell.setTextAdjust(net.sf.jasperreports.engine.type.TextAdjustEnum.STRETCH_HEIGHT);
    cell.getLineBox().getPen().setLineWidth(0.5f);
    cell.getLineBox().setPadding(2);
    detail.addElement(cell);
    ((JRDesignSection) design.getDetailSection()).addBand(detail);
    return design;
  }
}
