package org.fera.print.report;

import com.lowagie.text.BadElementException;
import com.lowagie.text.Image;
import com.lowagie.text.ImgRaw;
import com.lowagie.text.pdf.PdfDictionary;
import com.lowagie.text.pdf.PdfGraphics2D;
import com.lowagie.text.pdf.PdfName;
import com.lowagie.text.pdf.PdfNumber;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import net.sf.jasperreports.engine.JRException;
import net.sf.jasperreports.engine.JasperReportsContext;
import net.sf.jasperreports.renderers.AbstractRenderer;
import net.sf.jasperreports.renderers.Graphics2DRenderable;
import org.fera.print.furniture.Figure;
import org.fera.print.map.RasterPicture;

/**
 * Puts a map's raster and figures on a page. Into a PDF the raster's deflated bytes go as they are,
 * without being decoded or encoded again, and figures stay lines and text.
 */
final class PictureRenderer extends AbstractRenderer implements Graphics2DRenderable {

  private static final long serialVersionUID = 1;
  private static final int PNG_PREDICTORS = 15;

  private final String name;
  private final transient RasterPicture raster;
  private final transient Figure figure;
  private final double width;
  private final double height;

  private PictureRenderer(
      String name, RasterPicture raster, Figure figure, double width, double height) {
    this.name = name;
    this.raster = raster;
    this.figure = figure;
    this.width = width;
    this.height = height;
  }

  /** A raster with a figure above it, both as large as the picture. */
  static PictureRenderer of(
      String name, RasterPicture raster, Figure above, double width, double height) {
    return new PictureRenderer(name, raster, above, width, height);
  }

  static PictureRenderer of(String name, Figure figure, double width, double height) {
    return new PictureRenderer(name, null, figure, width, height);
  }

  /** What the picture is called in its report. */
  String name() {
    return name;
  }

  double width() {
    return width;
  }

  double height() {
    return height;
  }

  @Override
  public void render(JasperReportsContext context, Graphics2D graphics, Rectangle2D area)
      throws JRException {
    if (raster != null) {
      if (graphics instanceof PdfGraphics2D pdf) {
        embed(pdf, area);
      } else {
        drawRaster(graphics, area);
      }
    }
    if (figure != null) {
      drawFigure(graphics, area);
    }
  }

  private void drawFigure(Graphics2D graphics, Rectangle2D area) {
    AffineTransform before = graphics.getTransform();
    Shape clip = graphics.getClip();
    graphics.clip(area);
    graphics.translate(area.getX(), area.getY());
    graphics.scale(area.getWidth() / width, area.getHeight() / height);
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    figure.draw(graphics);
    graphics.setTransform(before);
    graphics.setClip(clip);
  }

  private void drawRaster(Graphics2D graphics, Rectangle2D area) {
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    AffineTransform place = AffineTransform.getTranslateInstance(area.getX(), area.getY());
    place.scale(area.getWidth() / raster.width(), area.getHeight() / raster.height());
    graphics.drawImage(raster.decode(), place, null);
  }

  /** The graphics is a form of its own, of the area's size, with its origin at the lower left. */
  private void embed(PdfGraphics2D pdf, Rectangle2D area) throws JRException {
    try {
      Image image = new ImgRaw(raster.width(), raster.height(), 3, 8, raster.deflatedRows());
      image.setDeflated(true);
      PdfDictionary predictor = new PdfDictionary();
      predictor.put(PdfName.PREDICTOR, new PdfNumber(PNG_PREDICTORS));
      predictor.put(PdfName.COLUMNS, new PdfNumber(raster.width()));
      predictor.put(PdfName.COLORS, new PdfNumber(3));
      predictor.put(PdfName.BITSPERCOMPONENT, new PdfNumber(8));
      PdfDictionary additional = new PdfDictionary();
      additional.put(PdfName.DECODEPARMS, predictor);
      image.setAdditional(additional);
      pdf.getContent()
          .addImage(image, (float) area.getWidth(), 0, 0, (float) area.getHeight(), 0, 0);
    } catch (BadElementException e) {
      throw new JRException(e);
    }
  }
}
