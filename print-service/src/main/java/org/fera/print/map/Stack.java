package org.fera.print.map;

import java.awt.AlphaComposite;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import org.fera.print.fetch.Fetched;

/** The layers of a map, lowest first, and what becomes of them: one raster, and what lies above. */
final class Stack {

  /** Where a layer is missing on the page; as MapFish Print marks it. */
  private static final Color MISSING = new Color(255, 78, 78, 125);

  private final List<Sheet> sheets;
  private final MapView view;
  private final LayerPainter painter;
  private final SymbolLoader.Symbols symbols;
  private final List<String> warnings = new ArrayList<>();

  Stack(List<Sheet> sheets, MapView view, LayerPainter painter, SymbolLoader.Symbols symbols) {
    this.sheets = sheets;
    this.view = view;
    this.painter = painter;
    this.symbols = symbols;
  }

  MapDrawer.Drawn draw(Progress progress) throws MapException, InterruptedException {
    BufferedImage raster =
        new BufferedImage(view.pixelWidth(), view.pixelHeight(), BufferedImage.TYPE_INT_RGB);
    int firstAbove = firstAbove();
    int faults = drawRaster(raster, firstAbove, progress);
    if (!sheets.isEmpty() && faults == sheets.size()) {
      throw new MapException("No layer of the map could be drawn: " + String.join("; ", warnings));
    }
    symbols.faults().forEach((url, fault) -> warnings.add(shortened(url) + ": " + fault));
    List<Sheet> above = sheets.subList(firstAbove, sheets.size());
    return new MapDrawer.Drawn(
        view,
        RasterPicture.of(raster),
        figure -> above.forEach(sheet -> painter.draw(sheet.spec(), figure)),
        List.copyOf(warnings));
  }

  private static String shortened(String url) {
    return url.substring(0, Math.min(url.length(), 80));
  }

  /**
   * Features above all pictures stay vectors on the page; those below one must become part of the
   * raster.
   */
  private int firstAbove() {
    int first = sheets.size();
    while (first > 0 && sheets.get(first - 1).drawing()) {
      first--;
    }
    return first;
  }

  /** Draws the layers below; returns how many of them failed. */
  private int drawRaster(BufferedImage raster, int count, Progress progress)
      throws MapException, InterruptedException {
    Graphics2D graphics = raster.createGraphics();
    int total = sheets.stream().mapToInt(sheet -> sheet.requests().size()).sum();
    int done = 0;
    int faults = 0;
    try {
      graphics.setColor(Color.WHITE);
      graphics.fill(new Rectangle(raster.getWidth(), raster.getHeight()));
      graphics.setRenderingHint(
          RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
      for (Sheet sheet : sheets.subList(0, count)) {
        String fault =
            sheet.drawing() ? paint(sheet, graphics) : draw(sheet, graphics, progress, done, total);
        done += sheet.requests().size();
        faults += fault == null ? 0 : 1;
        tell(sheet, fault);
      }
    } finally {
      graphics.dispose();
    }
    return faults;
  }

  private void tell(Sheet sheet, String fault) throws MapException {
    if (fault == null) {
      return;
    }
    String warning = sheet.layer().label() + ": " + fault;
    if (sheet.layer().failOnError()) {
      throw new MapException("The layer " + warning);
    }
    warnings.add(warning);
  }

  private AffineTransform pixelsPerPoint() {
    return AffineTransform.getScaleInstance(
        (double) view.pixelWidth() / view.widthPoints(),
        (double) view.pixelHeight() / view.heightPoints());
  }

  private String paint(Sheet sheet, Graphics2D graphics) {
    AffineTransform before = graphics.getTransform();
    graphics.transform(pixelsPerPoint());
    painter.draw(sheet.spec(), graphics);
    graphics.setTransform(before);
    return null;
  }

  /** Draws the pictures of one layer; returns its first fault or null. */
  private String draw(Sheet sheet, Graphics2D graphics, Progress progress, int done, int total)
      throws InterruptedException {
    Shape before = graphics.getClip();
    painter.clip().map(pixelsPerPoint()::createTransformedShape).ifPresent(graphics::clip);
    String fault = sheet.fault();
    if (fault != null) {
      mark(graphics, new Rectangle(view.pixelWidth(), view.pixelHeight()));
    }
    for (int i = 0; i < sheet.requests().size(); i++) {
      LayerRequest request = sheet.requests().get(i);
      graphics.setComposite(
          AlphaComposite.getInstance(AlphaComposite.SRC_OVER, (float) sheet.layer().opacity()));
      try {
        draw(request, sheet.answers().get(i), graphics);
      } catch (LayerException e) {
        fault = fault == null ? e.getMessage() : fault;
        Rectangle area = new Rectangle(request.width(), request.height());
        area.grow(-request.cut().x(), -request.cut().y());
        mark(graphics, request.place().createTransformedShape(area));
      }
      sheet.answers().set(i, null);
      progress.drawn(done + i + 1, total);
    }
    graphics.setComposite(AlphaComposite.SrcOver);
    graphics.setClip(before);
    return fault;
  }

  private static void draw(LayerRequest request, Future<Fetched> pending, Graphics2D graphics)
      throws LayerException, InterruptedException {
    Fetched answer = Answers.optional(pending);
    if (answer == null) {
      return;
    }
    BufferedImage picture = Pictures.decode(answer, request.mostPixels());
    double zoomX = (double) picture.getWidth() / request.width();
    double zoomY = (double) picture.getHeight() / request.height();
    int cutX = (int) Math.round(request.cut().x() * zoomX);
    int cutY = (int) Math.round(request.cut().y() * zoomY);
    AffineTransform place = new AffineTransform(request.place());
    place.translate(request.cut().x(), request.cut().y());
    place.scale(1 / zoomX, 1 / zoomY);
    BufferedImage shown =
        cutX == 0 && cutY == 0
            ? picture
            : picture.getSubimage(
                cutX, cutY, picture.getWidth() - 2 * cutX, picture.getHeight() - 2 * cutY);
    graphics.drawImage(shown, crisp(place), null);
  }

  /**
   * Pictures that need no other size are not moved by parts of a pixel, which would only blur them.
   */
  private static AffineTransform crisp(AffineTransform place) {
    boolean sameSize =
        Math.abs(place.getScaleX() - 1) < 1e-3
            && Math.abs(place.getScaleY() - 1) < 1e-3
            && place.getShearX() == 0
            && place.getShearY() == 0;
    return sameSize
        ? AffineTransform.getTranslateInstance(
            Math.rint(place.getTranslateX()), Math.rint(place.getTranslateY()))
        : place;
  }

  private static void mark(Graphics2D graphics, Shape shape) {
    graphics.setComposite(AlphaComposite.SrcOver);
    graphics.setColor(MISSING);
    graphics.fill(shape);
  }
}
