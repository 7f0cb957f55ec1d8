package org.fera.print.report;

import java.util.List;
import java.util.Map;
import net.sf.jasperreports.engine.JRException;
import org.fera.print.app.Attribute;
import org.fera.print.app.Processor;
import org.fera.print.map.MapDrawer;
import org.fera.print.map.MapException;
import org.fera.print.queue.JobFailedException;

/** Runs the processors of one job in their order. */
final class Processing {

  private final MapStep maps;
  private final Run run;

  Processing(MapDrawer drawer, Run run) {
    this.maps = new MapStep(drawer, run);
    this.run = run;
  }

  void run(List<Processor> processors, Map<String, Attribute> attributes, Values values)
      throws JobFailedException, InterruptedException {
    for (Processor processor : processors) {
      try {
        run(processor, attributes, values);
      } catch (MapException | TemplateException e) {
        throw new JobFailedException(e.getMessage(), e);
      } catch (JRException e) {
        throw new JobFailedException("A picture could not be put on the page.", e);
      }
    }
  }

  private void run(Processor processor, Map<String, Attribute> attributes, Values values)
      throws JobFailedException,
          InterruptedException,
          MapException,
          TemplateException,
          JRException {
    if (processor instanceof Processor.CreateMap create) {
      maps.draw(create, attributes, values);
    } else if (processor instanceof Processor.CreateOverviewMap create) {
      maps.drawOverview(create, attributes, values);
    } else if (processor instanceof Processor.CreateScalebar create) {
      FurnitureStep.scalebar(create, attributes, values, run);
    } else if (processor instanceof Processor.CreateNorthArrow create) {
      FurnitureStep.northArrow(create, attributes, values, run);
    } else if (processor instanceof Processor.PrepareLegend prepare) {
      LegendStep.run(prepare, values, run);
    } else if (processor instanceof Processor.PrepareTable prepare) {
      TableStep.run(prepare, values, run);
    } else if (processor instanceof Processor.CreateDataSource create) {
      new DataSourceStep(this, run).create(create, values);
    } else if (processor instanceof Processor.MergeDataSources merge) {
      DataSourceStep.merge(merge, values);
    } else if (processor instanceof Processor.DateFormat format) {
      SmallSteps.dateFormat(format, values, run);
    } else if (processor instanceof Processor.UpdatePdf update) {
      SmallSteps.pdf(update, values, run);
    } else {
      LayerSteps.run(processor, values);
    }
  }

  /** An attribute of a layout by its name; fails if it is of another kind. */
  static <T> T attribute(
      Map<String, Attribute> attributes, String name, Class<T> type, String processor)
      throws JobFailedException {
    Attribute attribute = attributes.get(name);
    if (type.isInstance(attribute)) {
      return type.cast(attribute);
    }
    throw new JobFailedException(
        "The processor " + processor + " finds no attribute \"" + name + "\" of its kind.", null);
  }
}
