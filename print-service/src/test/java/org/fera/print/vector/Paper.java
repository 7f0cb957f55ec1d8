package org.fera.print.vector;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import javax.imageio.ImageIO;
import net.sf.jasperreports.engine.DefaultJasperReportsContext;
import net.sf.jasperreports.engine.fonts.FontUtil;
import org.fera.print.feature.Feature;
import org.fera.print.json.JsonSection;
import org.fera.print.style.Style;
import org.fera.print.style.StyleReader;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

/**
 * A white sheet of 100 x 100 points whose coordinates are points from the upper left corner, seen
 * at four pixels a point. Each is kept as a picture for people to look at.
 */
public final class Paper {

  public static final int ZOOM = 4;
  private static final int SIZE = 100;
  private static final Path CONTACTS = Path.of("target", "contact-sheet");

  private final List<Feature> features = new ArrayList<>();
  private final BufferedImage image =
      new BufferedImage(SIZE * ZOOM, SIZE * ZOOM, BufferedImage.TYPE_INT_RGB);
  private double scale = 1000;
  private double rotation;
  private double factor = 1;

  /** The bundled font in any family and face. */
  public static final Face.Finder FONTS =
      (families, bold, italic) ->
          new Face(
              FontUtil.getInstance(DefaultJasperReportsContext.getInstance())
                  .getAwtFontFromBundles(
                      true,
                      "DejaVu Sans",
                      (bold ? Font.BOLD : 0) | (italic ? Font.ITALIC : 0),
                      10,
                      java.util.Locale.ROOT,
                      false),
              true);

  public Paper with(String wkt, Object... properties) {
    Map<String, Object> values = new java.util.HashMap<>();
    for (int i = 0; i + 1 < properties.length; i += 2) {
      values.put((String) properties[i], properties[i + 1]);
    }
    try {
      features.add(new Feature("f." + features.size(), new WKTReader().read(wkt), values));
    } catch (ParseException e) {
      throw new IllegalArgumentException(e);
    }
    return this;
  }

  public Paper scale(double denominator) {
    scale = denominator;
    return this;
  }

  public Paper turned(double degrees) {
    rotation = Math.toRadians(degrees);
    return this;
  }

  public Paper factor(double points) {
    factor = points;
    return this;
  }

  /** Draws with a style; quotes of its JSON may be single, those of ECQL are written ~. */
  public Paper draw(String style) {
    return draw(read(style), Map.of());
  }

  public Paper draw(String style, Map<String, Picture> pictures) {
    return draw(read(style), pictures);
  }

  public Paper draw(Style style, Map<String, Picture> pictures) {
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fill(new Rectangle(image.getWidth(), image.getHeight()));
    graphics.scale(ZOOM, ZOOM);
    Canvas canvas =
        new Canvas(
            AffineTransform.getRotateInstance(rotation, 50, 50),
            rotation,
            SIZE,
            SIZE,
            scale,
            factor);
    new FeaturePainter(canvas, FONTS, pictures).draw(features, style, 1, graphics);
    graphics.dispose();
    keep();
    return this;
  }

  public static Style read(String style) {
    try {
      return StyleReader.read(
          new JsonSection(
              "style",
              new ObjectMapper().readTree(style.replace('\'', '"').replace('~', '\'')),
              true));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private void keep() {
    String name =
        StackWalker.getInstance()
            .walk(
                frames ->
                    frames
                        .filter(frame -> frame.getClassName().endsWith("Test"))
                        .findFirst()
                        .map(
                            f ->
                                f.getClassName().replaceFirst(".*\\.", "")
                                    + "."
                                    + f.getMethodName())
                        .orElse("sheet"));
    try {
      Files.createDirectories(CONTACTS);
      Path file = CONTACTS.resolve(name.replaceAll("[^A-Za-z0-9.]", "") + ".png");
      ImageIO.write(image, "png", file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The colour at a point. */
  public int at(double x, double y) {
    return image.getRGB((int) (x * ZOOM), (int) (y * ZOOM)) & 0xffffff;
  }

  /** Box of all pixels that are so, in points: left, top, right, bottom. */
  public double[] box(IntPredicate colour) {
    double[] box = {SIZE, SIZE, 0, 0};
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        if (colour.test(image.getRGB(x, y) & 0xffffff)) {
          box[0] = Math.min(box[0], x / (double) ZOOM);
          box[1] = Math.min(box[1], y / (double) ZOOM);
          box[2] = Math.max(box[2], (x + 1) / (double) ZOOM);
          box[3] = Math.max(box[3], (y + 1) / (double) ZOOM);
        }
      }
    }
    return box;
  }

  /** Area in square points of all pixels that are so. */
  public double area(IntPredicate colour) {
    int count = 0;
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        count += colour.test(image.getRGB(x, y) & 0xffffff) ? 1 : 0;
      }
    }
    return count / (double) (ZOOM * ZOOM);
  }

  /** More than half covered. */
  public static boolean ink(int rgb) {
    return (rgb & 0xff) + (rgb >> 8 & 0xff) + (rgb >> 16) < 384;
  }

  public static boolean red(int rgb) {
    return rgb >> 16 > 200 && (rgb & 0xff) < 100;
  }
}
