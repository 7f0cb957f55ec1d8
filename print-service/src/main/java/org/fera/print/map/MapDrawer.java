package org.fera.print.map;

import jakarta.enterprise.context.ApplicationScoped;
import java.awt.Graphics2D;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.fera.print.app.ZoomLevels;
import org.fera.print.feature.Feature;
import org.fera.print.memory.DrawingMemory;
import org.fera.print.memory.TooLargeException;
import org.fera.print.source.Resources;
import org.fera.print.spec.LayerSpec;
import org.fera.print.spec.MapSpec;
import org.fera.print.vector.Canvas;
import org.fera.print.vector.Face;
import org.fera.print.vector.FeaturePainter;
import org.locationtech.jts.geom.Envelope;

/**
 * Draws a map: asks for all pictures of all layers at once, then draws them from the lowest layer
 * up, each as soon as it is there, into one raster. Only the raster and one decoded picture are in
 * memory at a time. Features above all pictures stay lines and text.
 */
@ApplicationScoped
public class MapDrawer {

  private static final int RASTER_BYTES = 4;

  private final DrawingMemory memory;

  /** Made by CDI. */
  public MapDrawer(DrawingMemory memory) {
    this.memory = memory;
  }

  /**
   * A drawn map.
   *
   * @param above features above all pictures, to be drawn over them in points from the upper left
   *     corner
   * @param warnings what is missing on it, in words
   */
  public record Drawn(
      MapView view, RasterPicture picture, Consumer<Graphics2D> above, List<String> warnings) {}

  /**
   * Draws a map.
   *
   * @param zoom levels of the layout, to which the scale snaps
   * @throws MapException if a layer fails that must not, or all of them
   * @throws InterruptedException if the job was cancelled
   */
  public Drawn draw(
      MapSpec spec,
      Optional<ZoomLevels> zoom,
      Face.Finder fonts,
      Resources resources,
      Progress progress)
      throws MapException, InterruptedException {
    List<FeatureLoader.Loaded> loaded = new ArrayList<>(FeatureLoader.load(spec, resources));
    MapView view = Framing.of(spec, zoom, name -> extent(loaded, name));
    interest(spec).ifPresent(layer -> loaded.add(0, new FeatureLoader.Loaded(layer, null)));
    List<Sheet> sheets = plan(loaded, view);
    SymbolLoader.Symbols symbols =
        SymbolLoader.load(sheets.stream().map(Sheet::spec).toList(), view.scale(), resources);
    LayerPainter painter = painter(spec, view, fonts, symbols);
    DrawingMemory.Held held;
    try {
      held = memory.hold(need(sheets, view));
    } catch (TooLargeException e) {
      throw new MapException(e.getMessage());
    }
    try {
      sheets.forEach(sheet -> sheet.fetch(resources));
      return new Stack(sheets, view, painter, symbols).draw(progress);
    } finally {
      sheets.forEach(Sheet::giveUp);
      held.close();
    }
  }

  private static LayerPainter painter(
      MapSpec spec, MapView view, Face.Finder fonts, SymbolLoader.Symbols symbols) {
    Canvas canvas =
        new Canvas(
            view.toPoints(),
            view.rotation(),
            view.widthPoints(),
            view.heightPoints(),
            view.scale(),
            spec.sensitive() ? 1 : MapView.POINTS / view.dpi());
    return new LayerPainter(
        view,
        canvas,
        new FeaturePainter(canvas, fonts, symbols.pictures()),
        fonts,
        spec.interest());
  }

  /** The area that the map is about, if it is to be seen. */
  private static Optional<LayerSpec> interest(MapSpec spec) {
    return spec.interest()
        .filter(interest -> interest.display() == MapSpec.Display.RENDER)
        .map(
            interest ->
                new LayerSpec.Vector(
                    new LayerSpec.Common("areaOfInterest", "", 1, false),
                    "",
                    List.of(new Feature("", interest.area(), java.util.Map.of())),
                    interest.style()));
  }

  private static Envelope extent(List<FeatureLoader.Loaded> layers, Optional<String> name) {
    Envelope extent = new Envelope();
    for (FeatureLoader.Loaded loaded : layers) {
      if (loaded.layer() instanceof LayerSpec.Vector vector
          && (name.isEmpty() || name.get().equals(vector.common().name()))) {
        vector.features().forEach(f -> extent.expandToInclude(f.geometry().getEnvelopeInternal()));
      }
    }
    return extent;
  }

  private static long need(List<Sheet> sheets, MapView view) {
    long largest =
        sheets.stream()
            .flatMap(sheet -> sheet.requests().stream())
            .mapToLong(LayerRequest::bytes)
            .max()
            .orElse(0);
    return (long) view.pixelWidth() * view.pixelHeight() * RASTER_BYTES + largest;
  }

  /** The layers, lowest first. */
  private static List<Sheet> plan(List<FeatureLoader.Loaded> layers, MapView view) {
    List<FeatureLoader.Loaded> lowestFirst = new ArrayList<>(layers);
    Collections.reverse(lowestFirst);
    List<Sheet> sheets = new ArrayList<>();
    for (FeatureLoader.Loaded loaded : lowestFirst) {
      try {
        sheets.add(
            loaded.fault() == null
                ? Sheet.of(loaded.layer(), requests(loaded.layer(), view))
                : Sheet.failed(loaded.layer(), loaded.fault()));
      } catch (LayerException e) {
        sheets.add(Sheet.failed(loaded.layer(), e.getMessage()));
      }
    }
    return sheets;
  }

  private static List<LayerRequest> requests(LayerSpec layer, MapView view) throws LayerException {
    if (layer instanceof LayerSpec.Wms wms) {
      return WmsRequests.of(wms, view);
    }
    if (layer instanceof LayerSpec.Wmts wmts) {
      return WmtsRequests.of(wmts, view);
    }
    if (layer instanceof LayerSpec.Osm osm) {
      return OsmRequests.of(osm, view);
    }
    return layer instanceof LayerSpec.Image image ? ImageRequest.of(image, view) : List.of();
  }
}
