package org.fera.print.report;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.swing.table.DefaultTableModel;
import net.sf.jasperreports.engine.JRException;
import net.sf.jasperreports.engine.data.JRTableModelDataSource;
import org.fera.print.app.Processor;
import org.fera.print.furniture.IconPicture;
import org.fera.print.map.SymbolLoader;
import org.fera.print.queue.JobFailedException;
import org.fera.print.spec.LegendSpec;
import org.fera.print.vector.Picture;

/** Makes the rows of a legend: a name, then its icons, then the classes below it. */
final class LegendStep {

  private static final double POINTS = 72;
  private static final int MISSING_SIZE = 24;
  private static final String[] COLUMNS = {"name", "icon", "report", "level"};

  private final Processor.PrepareLegend step;
  private final Run run;
  private final DefaultTableModel rows = new DefaultTableModel(COLUMNS, 0);
  private final Map<String, Picture> icons = new LinkedHashMap<>();

  private LegendStep(Processor.PrepareLegend step, Run run) {
    this.step = step;
    this.run = run;
  }

  static void run(Processor.PrepareLegend step, Values values, Run run)
      throws JobFailedException, InterruptedException, JRException, TemplateException {
    LegendSpec legend =
        values.get(step.names().input("legend"), LegendSpec.class, "!prepareLegend");
    LegendStep made = new LegendStep(step, run);
    made.fetch(legend);
    made.add(legend, 0, step.dpi());
    values.put(step.names().output("legendDataSource"), new JRTableModelDataSource(made.rows));
    values.put(step.names().output("numberOfLegendRows"), made.rows.getRowCount());
    if (step.template().isPresent()) {
      values.put(
          step.names().output("legendSubReport"),
          run.jasper().apps().binary(run.app(), step.template().get()).toString());
    }
  }

  private void fetch(LegendSpec legend) throws InterruptedException {
    List<String> urls = new ArrayList<>();
    collect(legend, urls);
    for (Map.Entry<String, SymbolLoader.Result> icon :
        SymbolLoader.load(urls, run.resources()).entrySet()) {
      SymbolLoader.Result result = icon.getValue();
      result.fault().ifPresent(fault -> run.warn("A legend icon: " + fault));
      icons.put(icon.getKey(), result.picture().orElseGet(LegendStep::missing));
    }
  }

  private static void collect(LegendSpec legend, List<String> urls) {
    urls.addAll(legend.icons());
    legend.classes().forEach(below -> collect(below, urls));
  }

  private void add(LegendSpec legend, int level, double above) throws JRException {
    double dpi = legend.dpi().orElse(above);
    if (!legend.shows()) {
      return;
    }
    if (!legend.name().isEmpty()) {
      rows.addRow(new Object[] {legend.name(), null, null, level});
    }
    for (String url : legend.icons()) {
      Picture icon = icons.get(url);
      rows.addRow(new Object[] {null, pixels(icon), report(icon, dpi), level});
    }
    for (LegendSpec below : legend.classes()) {
      add(below, level + 1, dpi);
    }
  }

  /** A sub-report with the icon in the size that it has on paper. */
  private String report(Picture icon, double dpi) throws JRException {
    double zoom = POINTS / dpi;
    double width = icon.width() * zoom;
    double most = step.maxWidth().filter(limit -> limit > 0).orElse(width);
    if (width > most && step.scaled()) {
      zoom *= most / width;
      width = most;
    }
    double shown = Math.max(1, Math.min(width, most));
    double height = Math.max(1, icon.height() * zoom);
    return run.figure("legendIcon", new IconPicture(icon, zoom, shown), shown, height);
  }

  /** The icon as pixels, for templates that show it themselves. */
  private static BufferedImage pixels(Picture icon) {
    if (icon instanceof Picture.Raster raster) {
      return raster.image();
    }
    BufferedImage image =
        new BufferedImage(
            Math.max(1, (int) Math.ceil(Math.min(icon.width(), 2000))),
            Math.max(1, (int) Math.ceil(Math.min(icon.height(), 2000))),
            BufferedImage.TYPE_INT_ARGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    icon.draw(graphics);
    graphics.dispose();
    return image;
  }

  private static Picture missing() {
    BufferedImage image =
        new BufferedImage(MISSING_SIZE, MISSING_SIZE, BufferedImage.TYPE_INT_ARGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(Color.PINK);
    graphics.fillRect(0, 0, MISSING_SIZE, MISSING_SIZE);
    graphics.dispose();
    return new Picture.Raster(image);
  }
}
