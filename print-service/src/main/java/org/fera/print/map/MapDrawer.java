package org.fera.print.map;

import jakarta.enterprise.context.ApplicationScoped;
import java.awt.AlphaComposite;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.fera.print.fetch.Caller;
import org.fera.print.fetch.FetchException;
import org.fera.print.fetch.Fetched;
import org.fera.print.fetch.Fetcher;
import org.fera.print.memory.DrawingMemory;
import org.fera.print.memory.TooLargeException;
import org.fera.print.spec.LayerSpec;
import org.fera.print.spec.MapSpec;

/**
 * Draws a map: asks for all pictures of all layers at once, then draws them from the lowest layer
 * up, each as soon as it is there, into one raster. Only the raster and one decoded picture are in
 * memory at a time.
 */
@ApplicationScoped
public class MapDrawer {

  /** Where a layer is missing on the page; as MapFish Print marks it. */
  private static final Color MISSING = new Color(255, 78, 78, 125);

  /**
   * Bytes for a pixel of the raster; for one of the largest picture, decoded and as it was fetched.
   */
  private static final int RASTER_BYTES = 4;

  private static final int PICTURE_BYTES = 5;

  private final Fetcher fetcher;
  private final DrawingMemory memory;

  /** Made by CDI. */
  public MapDrawer(Fetcher fetcher, DrawingMemory memory) {
    this.fetcher = fetcher;
    this.memory = memory;
  }

  /**
   * A drawn map.
   *
   * @param above features above all pictures, to be drawn over them in points from the upper left
   *     corner
   * @param warnings what is missing on it, in words
   */
  public record Drawn(RasterPicture picture, Consumer<Graphics2D> above, List<String> warnings) {}

  /**
   * Draws a map.
   *
   * @param font of labels, in any size
   * @throws MapException if a layer fails that must not, or all of them
   * @throws InterruptedException if the job was cancelled
   */
  public Drawn draw(MapSpec spec, MapView view, Font font, Caller caller, Progress progress)
      throws MapException, InterruptedException {
    List<Sheet> sheets = plan(spec, view);
    DrawingMemory.Held held;
    try {
      held = memory.hold(need(sheets, view));
    } catch (TooLargeException e) {
      throw new MapException(e.getMessage());
    }
    try {
      sheets.forEach(sheet -> sheet.fetch(fetcher, caller));
      return draw(sheets, view, new VectorPainter(view, font), progress);
    } finally {
      sheets.forEach(Sheet::giveUp);
      held.close();
    }
  }

  private static long need(List<Sheet> sheets, MapView view) {
    long largest =
        sheets.stream()
            .flatMap(sheet -> sheet.requests.stream())
            .mapToLong(request -> (long) request.width() * request.height())
            .max()
            .orElse(0);
    return (long) view.pixelWidth() * view.pixelHeight() * RASTER_BYTES + largest * PICTURE_BYTES;
  }

  /** A layer on its way: its requests, and the answers in the same order; or why there are none. */
  private record Sheet(
      LayerSpec spec, List<LayerRequest> requests, List<Future<Fetched>> answers, String fault) {

    LayerSpec.Common layer() {
      return spec.common();
    }

    void fetch(Fetcher fetcher, Caller caller) {
      requests.forEach(request -> answers.add(fetcher.get(request.url(), caller)));
    }

    /** Ends what is still on its way; drawn answers are no longer in the list. */
    void giveUp() {
      answers.stream().filter(Objects::nonNull).forEach(answer -> answer.cancel(true));
    }
  }

  private static List<Sheet> plan(MapSpec spec, MapView view) {
    List<LayerSpec> lowestFirst = new ArrayList<>(spec.layers());
    Collections.reverse(lowestFirst);
    List<Sheet> sheets = new ArrayList<>();
    for (LayerSpec layer : lowestFirst) {
      try {
        List<LayerRequest> requests = requests(layer, view, spec);
        sheets.add(new Sheet(layer, requests, new ArrayList<>(), null));
      } catch (LayerException e) {
        sheets.add(new Sheet(layer, List.of(), new ArrayList<>(), e.getMessage()));
      }
    }
    return sheets;
  }

  private static List<LayerRequest> requests(LayerSpec layer, MapView view, MapSpec spec)
      throws LayerException {
    if (layer instanceof LayerSpec.Vector) {
      return List.of();
    }
    return layer instanceof LayerSpec.Wmts wmts
        ? WmtsRequests.of(wmts, view)
        : WmsRequests.of((LayerSpec.Wms) layer, view, spec.longitudeFirst());
  }

  private static Drawn draw(
      List<Sheet> sheets, MapView view, VectorPainter painter, Progress progress)
      throws MapException, InterruptedException {
    BufferedImage raster =
        new BufferedImage(view.pixelWidth(), view.pixelHeight(), BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = raster.createGraphics();
    List<String> warnings = new ArrayList<>();
    int total = sheets.stream().mapToInt(sheet -> sheet.requests.size()).sum();
    int done = 0;
    int firstAbove = firstAbove(sheets);
    try {
      graphics.setColor(Color.WHITE);
      graphics.fill(new Rectangle(raster.getWidth(), raster.getHeight()));
      graphics.setRenderingHint(
          RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
      for (Sheet sheet : sheets.subList(0, firstAbove)) {
        if (sheet.spec instanceof LayerSpec.Vector vector) {
          paint(vector, painter, view, graphics);
        }
        String fault = draw(sheet, graphics, progress, done, total);
        done += sheet.requests.size();
        if (fault != null) {
          String warning = sheet.layer().label() + ": " + fault;
          if (sheet.layer().failOnError()) {
            throw new MapException("The layer " + warning);
          }
          warnings.add(warning);
        }
      }
    } finally {
      graphics.dispose();
    }
    if (!sheets.isEmpty() && warnings.size() == sheets.size()) {
      throw new MapException("No layer of the map could be drawn: " + String.join("; ", warnings));
    }
    List<LayerSpec> above =
        sheets.subList(firstAbove, sheets.size()).stream().map(Sheet::spec).toList();
    return new Drawn(
        RasterPicture.of(raster),
        figure -> above.forEach(layer -> painter.draw((LayerSpec.Vector) layer, figure)),
        List.copyOf(warnings));
  }

  /**
   * Features above all pictures stay vectors on the page; those below one must become part of the
   * raster.
   */
  private static int firstAbove(List<Sheet> sheets) {
    int first = sheets.size();
    while (first > 0 && sheets.get(first - 1).spec instanceof LayerSpec.Vector) {
      first--;
    }
    return first;
  }

  private static void paint(
      LayerSpec.Vector layer, VectorPainter painter, MapView view, Graphics2D graphics) {
    AffineTransform before = graphics.getTransform();
    graphics.scale(
        (double) view.pixelWidth() / view.widthPoints(),
        (double) view.pixelHeight() / view.heightPoints());
    painter.draw(layer, graphics);
    graphics.setTransform(before);
  }

  /** Draws one layer; returns its first fault or null. */
  private static String draw(
      Sheet sheet, Graphics2D graphics, Progress progress, int done, int total)
      throws InterruptedException {
    String fault = sheet.fault;
    if (fault != null) {
      mark(graphics, new Rectangle(graphics.getDeviceConfiguration().getBounds()));
    }
    for (int i = 0; i < sheet.requests.size(); i++) {
      LayerRequest request = sheet.requests.get(i);
      graphics.setComposite(
          AlphaComposite.getInstance(AlphaComposite.SRC_OVER, (float) sheet.layer().opacity()));
      try {
        draw(request, sheet.answers.get(i), graphics);
      } catch (LayerException e) {
        fault = fault == null ? e.getMessage() : fault;
        mark(
            graphics,
            request
                .place()
                .createTransformedShape(new Rectangle(request.width(), request.height())));
      }
      sheet.answers.set(i, null);
      progress.drawn(done + i + 1, total);
    }
    return fault;
  }

  private static void draw(LayerRequest request, Future<Fetched> pending, Graphics2D graphics)
      throws LayerException, InterruptedException {
    Fetched answer;
    try {
      answer = pending.get();
    } catch (ExecutionException e) {
      String reason =
          e.getCause() instanceof FetchException known ? known.getMessage() : "cannot be fetched";
      throw new LayerException(reason);
    }
    if (answer.status() == 204 || answer.status() == 404) {
      return;
    }
    if (answer.status() != 200) {
      throw new LayerException("the server answered with status " + answer.status());
    }
    BufferedImage picture = Pictures.decode(answer, 2L * request.width() * request.height());
    AffineTransform place = new AffineTransform(request.place());
    place.scale(
        (double) request.width() / picture.getWidth(),
        (double) request.height() / picture.getHeight());
    graphics.drawImage(picture, crisp(place), null);
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

  private static void mark(Graphics2D graphics, java.awt.Shape shape) {
    graphics.setComposite(AlphaComposite.SrcOver);
    graphics.setColor(MISSING);
    graphics.fill(shape);
  }
}
