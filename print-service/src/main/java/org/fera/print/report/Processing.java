package org.fera.print.report;

import java.awt.Font;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import net.sf.jasperreports.engine.JRException;
import net.sf.jasperreports.engine.ReportContext;
import org.fera.print.app.Attribute;
import org.fera.print.app.Layout;
import org.fera.print.app.Processor;
import org.fera.print.furniture.Figure;
import org.fera.print.furniture.NorthArrow;
import org.fera.print.furniture.ScaleBar;
import org.fera.print.map.MapDrawer;
import org.fera.print.map.MapException;
import org.fera.print.map.MapView;
import org.fera.print.map.Progress;
import org.fera.print.queue.JobFailedException;
import org.fera.print.source.Resources;
import org.fera.print.spec.MapSpec;
import org.fera.print.spec.NorthArrowSpec;
import org.fera.print.spec.ScalebarSpec;
import org.mapfish.print.attribute.map.MapfishMapContext;

/** Runs the processors of one job in the order of the configuration. */
final class Processing {

  private final MapDrawer drawer;
  private final Jasper jasper;
  private final Resources resources;
  private final Progress progress;
  private final ReportContext report;
  private final Path folder;
  private final List<String> warnings = new ArrayList<>();
  private double dpi = MapView.POINTS;

  /**
   * For one job.
   *
   * @param folder for the job's files
   */
  Processing(
      MapDrawer drawer,
      Jasper jasper,
      Resources resources,
      Progress progress,
      ReportContext report,
      Path folder) {
    this.drawer = drawer;
    this.jasper = jasper;
    this.resources = resources;
    this.progress = progress;
    this.report = report;
    this.folder = folder;
  }

  List<String> warnings() {
    return List.copyOf(warnings);
  }

  /** Highest resolution of the job's maps. */
  double dpi() {
    return dpi;
  }

  void run(Layout layout, Values values) throws JobFailedException, InterruptedException {
    for (Processor processor : layout.processors()) {
      try {
        run(processor, layout, values);
      } catch (MapException e) {
        throw new JobFailedException(e.getMessage(), e);
      } catch (JRException e) {
        throw new JobFailedException("A picture could not be put on the page.", e);
      }
    }
  }

  private void run(Processor processor, Layout layout, Values values)
      throws JobFailedException, InterruptedException, MapException, JRException {
    if (processor instanceof Processor.CreateMap create) {
      map(create.names(), layout, values);
    } else if (processor instanceof Processor.CreateScalebar create) {
      scalebar(create.names(), layout, values);
    } else if (processor instanceof Processor.CreateNorthArrow create) {
      northArrow(create.names(), layout, values);
    }
  }

  private void map(Processor.Names names, Layout layout, Values values)
      throws JobFailedException, InterruptedException, MapException, JRException {
    String name = names.input("map");
    MapSpec spec = values.get(name, MapSpec.class, "!createMap");
    Attribute.Map attribute = attribute(layout, name, Attribute.Map.class, "!createMap");
    MapDrawer.Drawn drawn =
        drawer.draw(spec, attribute.zoom(), jasper.fonts(), resources, progress);
    MapView view = drawn.view();
    warnings.addAll(drawn.warnings());
    dpi = Math.max(dpi, view.dpi());
    String output = names.output("mapSubReport");
    PictureRenderer picture =
        PictureRenderer.of(
            output, drawn.picture(), drawn.above()::accept, spec.width(), spec.height());
    values.put(output, jasper.pictures().write(picture, report, folder));
    values.put(names.output("mapContext"), new MapfishMapContext(view));
  }

  private void scalebar(Processor.Names names, Layout layout, Values values)
      throws JobFailedException, JRException {
    String name = names.input("scalebar");
    ScalebarSpec spec = values.get(name, ScalebarSpec.class, "!createScalebar");
    Attribute.Scalebar size = attribute(layout, name, Attribute.Scalebar.class, "!createScalebar");
    MapfishMapContext map =
        values.get(names.input("mapContext"), MapfishMapContext.class, "!createScalebar");
    Figure figure =
        new ScaleBar(spec, size.width(), size.height(), map.metresPerPoint(), font(false));
    figure(names.output("scalebarSubReport"), figure, size.width(), size.height(), values);
  }

  private void northArrow(Processor.Names names, Layout layout, Values values)
      throws JobFailedException, JRException {
    String name = names.input("northArrow");
    NorthArrowSpec spec = values.get(name, NorthArrowSpec.class, "!createNorthArrow");
    Attribute.NorthArrow size =
        attribute(layout, name, Attribute.NorthArrow.class, "!createNorthArrow");
    MapSpec map = values.get(names.input("map"), MapSpec.class, "!createNorthArrow");
    Figure figure = new NorthArrow(spec, size.size(), Math.toRadians(map.rotation()), font(true));
    figure(names.output("northArrowSubReport"), figure, size.size(), size.size(), values);
  }

  private void figure(String name, Figure figure, int width, int height, Values values)
      throws JRException {
    PictureRenderer picture = PictureRenderer.of(name, figure, width, height);
    values.put(name, jasper.pictures().write(picture, report, folder));
  }

  private Font font(boolean bold) {
    return jasper.font(bold);
  }

  private static <T> T attribute(Layout layout, String name, Class<T> type, String processor)
      throws JobFailedException {
    Attribute attribute = layout.attributes().get(name);
    if (type.isInstance(attribute)) {
      return type.cast(attribute);
    }
    throw new JobFailedException(
        "The processor " + processor + " finds no attribute \"" + name + "\" of its kind.", null);
  }
}
