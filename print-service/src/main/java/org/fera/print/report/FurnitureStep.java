package org.fera.print.report;

import java.util.Map;
import java.util.Optional;
import net.sf.jasperreports.engine.JRException;
import org.fera.print.app.Attribute;
import org.fera.print.app.Processor;
import org.fera.print.furniture.Figure;
import org.fera.print.furniture.NorthArrow;
import org.fera.print.furniture.ScaleBar;
import org.fera.print.furniture.TurnedPicture;
import org.fera.print.map.SymbolLoader;
import org.fera.print.queue.JobFailedException;
import org.fera.print.spec.MapSpec;
import org.fera.print.spec.NorthArrowSpec;
import org.fera.print.spec.ScalebarSpec;
import org.fera.print.vector.Face;
import org.fera.print.vector.Picture;
import org.mapfish.print.attribute.map.MapfishMapContext;

/** Draws scale bars and north arrows. */
final class FurnitureStep {

  private FurnitureStep() {}

  static void scalebar(
      Processor.CreateScalebar step, Map<String, Attribute> attributes, Values values, Run run)
      throws JobFailedException, JRException {
    String name = step.names().input("scalebar");
    ScalebarSpec spec = values.get(name, ScalebarSpec.class, "!createScalebar");
    Attribute.Scalebar size =
        Processing.attribute(attributes, name, Attribute.Scalebar.class, "!createScalebar");
    MapfishMapContext map =
        values.get(step.names().input("mapContext"), MapfishMapContext.class, "!createScalebar");
    Face font = run.jasper().fonts().find(java.util.List.of(spec.font()), false, false);
    double metresPerPoint = spec.geodetic() ? map.groundPerPoint() : map.metresPerPoint();
    Figure figure = new ScaleBar(spec, size.width(), size.height(), metresPerPoint, font.font());
    String output = step.names().output("scalebarSubReport");
    values.put(output, run.figure(output, figure, size.width(), size.height()));
  }

  static void northArrow(
      Processor.CreateNorthArrow step, Map<String, Attribute> attributes, Values values, Run run)
      throws JobFailedException, InterruptedException, JRException {
    String name = step.names().input("northArrow");
    NorthArrowSpec spec = values.get(name, NorthArrowSpec.class, "!createNorthArrow");
    Attribute.NorthArrow size =
        Processing.attribute(attributes, name, Attribute.NorthArrow.class, "!createNorthArrow");
    MapSpec map = values.get(step.names().input("map"), MapSpec.class, "!createNorthArrow");
    double rotation = Math.toRadians(map.rotation());
    Figure figure =
        graphic(spec, run)
            .<Figure>map(
                picture -> new TurnedPicture(picture, spec.background(), size.size(), rotation))
            .orElseGet(() -> new NorthArrow(spec, size.size(), rotation, run.jasper().font(true)));
    String output = step.names().output("northArrowSubReport");
    values.put(output, run.figure(output, figure, size.size(), size.size()));
  }

  /** The arrow that the request names; the usual one stands in for what cannot be had. */
  private static Optional<Picture> graphic(NorthArrowSpec spec, Run run)
      throws InterruptedException {
    if (spec.graphic().isEmpty()) {
      return Optional.empty();
    }
    SymbolLoader.Result result = SymbolLoader.load(spec.graphic().get(), run.resources());
    result.fault().ifPresent(fault -> run.warn("The north arrow: " + fault));
    return result.picture();
  }
}
