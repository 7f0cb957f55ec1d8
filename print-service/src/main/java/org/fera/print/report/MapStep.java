package org.fera.print.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.sf.jasperreports.engine.JRException;
import org.fera.print.app.Attribute;
import org.fera.print.app.Processor;
import org.fera.print.feature.Feature;
import org.fera.print.map.MapDrawer;
import org.fera.print.map.MapException;
import org.fera.print.map.MapView;
import org.fera.print.queue.JobFailedException;
import org.fera.print.spec.LayerSpec;
import org.fera.print.spec.MapSpec;
import org.fera.print.spec.OverviewSpec;
import org.mapfish.print.attribute.map.MapfishMapContext;

/** Draws maps and overview maps. */
final class MapStep {

  private final MapDrawer drawer;
  private final Run run;

  MapStep(MapDrawer drawer, Run run) {
    this.drawer = drawer;
    this.run = run;
  }

  void draw(Processor.CreateMap step, Map<String, Attribute> attributes, Values values)
      throws JobFailedException, InterruptedException, MapException, JRException {
    String name = step.names().input("map");
    MapSpec spec = values.get(name, MapSpec.class, "!createMap");
    Attribute.Map attribute =
        Processing.attribute(attributes, name, Attribute.Map.class, "!createMap");
    MapDrawer.Drawn drawn = draw(spec, attribute, step.names().output("mapSubReport"), values);
    values.put(step.names().output("mapContext"), new MapfishMapContext(drawn.view()));
    values.view(name, drawn.view());
  }

  private MapDrawer.Drawn draw(MapSpec spec, Attribute.Map attribute, String output, Values values)
      throws InterruptedException, MapException, JRException {
    MapDrawer.Drawn drawn =
        drawer.draw(spec, attribute.zoom(), run.jasper().fonts(), run.resources(), run.progress());
    run.warn(drawn.warnings());
    run.atLeast(drawn.view().dpi());
    PictureRenderer picture =
        PictureRenderer.of(
            run.unique(output),
            drawn.picture(),
            drawn.above()::accept,
            spec.width(),
            spec.height());
    values.put(output, run.picture(picture));
    return drawn;
  }

  void drawOverview(
      Processor.CreateOverviewMap step, Map<String, Attribute> attributes, Values values)
      throws JobFailedException, InterruptedException, MapException, JRException {
    String mapName = step.names().input("map");
    String name = step.names().input("overviewMap");
    MapSpec main = values.get(mapName, MapSpec.class, "!createOverviewMap");
    MapView view = values.view(mapName, "!createOverviewMap");
    OverviewSpec overview = values.get(name, OverviewSpec.class, "!createOverviewMap");
    Attribute.Overview attribute =
        Processing.attribute(attributes, name, Attribute.Overview.class, "!createOverviewMap");
    List<LayerSpec> layers = new ArrayList<>();
    layers.add(frame(view, overview));
    layers.addAll(overview.layers().filter(own -> !own.isEmpty()).orElse(main.layers()));
    MapSpec spec =
        new MapSpec(
            main.projection(),
            overview.area().orElseGet(() -> around(view, attribute.factor())),
            overview.rotation().orElse(main.rotation()),
            overview.dpi().orElse(main.dpi()),
            overview.width(),
            overview.height(),
            false,
            main.geodetic(),
            main.sensitive(),
            main.longitudeFirst(),
            Optional.empty(),
            layers);
    draw(spec, attribute.map(), step.names().output("overviewMapSubReport"), values);
  }

  private static MapSpec.Area around(MapView view, double factor) {
    double halfWidth = view.worldWidth() * factor / 2;
    double halfHeight = view.worldHeight() * factor / 2;
    return new MapSpec.Area.Box(
        view.centerX() - halfWidth,
        view.centerY() - halfHeight,
        view.centerX() + halfWidth,
        view.centerY() + halfHeight,
        true);
  }

  /** What the main map shows, turned as it is. */
  private static LayerSpec frame(MapView view, OverviewSpec overview) {
    return new LayerSpec.Vector(
        new LayerSpec.Common("overviewMap", "", 1, false),
        "",
        List.of(new Feature("", view.outline(), Map.of())),
        overview.frame());
  }
}
