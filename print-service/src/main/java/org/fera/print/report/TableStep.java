package org.fera.print.report;

import java.awt.image.BufferedImage;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import net.sf.jasperreports.engine.JRException;
import net.sf.jasperreports.engine.data.JRMapCollectionDataSource;
import org.fera.print.app.Processor;
import org.fera.print.map.SymbolLoader;
import org.fera.print.queue.JobFailedException;
import org.fera.print.spec.TableSpec;
import org.fera.print.vector.Picture;

/** Makes a table's rows, and the sub-report that shows whatever columns it has. */
final class TableStep {

  private static final int NO_PICTURE = 48;

  private TableStep() {}

  static void run(Processor.PrepareTable step, Values values, Run run)
      throws JobFailedException, InterruptedException, JRException, TemplateException {
    TableSpec table = values.get(step.names().input("table"), TableSpec.class, "!prepareTable");
    List<Integer> shown = new ArrayList<>();
    for (int i = 0; i < table.columns().size() && shown.size() < step.maxColumns(); i++) {
      if (!step.excluded().contains(table.columns().get(i))) {
        shown.add(i);
      }
    }
    List<Map<String, Object>> rows = new ArrayList<>();
    for (List<Object> row : table.rows()) {
      rows.add(new LinkedHashMap<>());
      for (int i = 0; i < shown.size(); i++) {
        rows.get(rows.size() - 1).put(name(table, shown, i), row.get(shown.get(i)));
      }
    }
    for (int i = 0; i < shown.size(); i++) {
      convert(step, table.columns().get(shown.get(i)), name(table, shown, i), rows, run);
      widen(name(table, shown, i), rows);
    }
    Collection<Map<String, ?>> data = new ArrayList<>();
    rows.forEach(row -> data.add(numbered(row)));
    values.put(step.names().output("tableDataSource"), new JRMapCollectionDataSource(data));
    values.put(step.names().output("numberOfTableRows"), rows.size());
    if (step.dynamic()) {
      values.put(
          step.names().output("tableSubReport"),
          run.jasper()
              .tables()
              .write(
                  step,
                  shown.stream().map(table.columns()::get).toList(),
                  classes(shown.size(), table, shown, rows),
                  run));
    }
  }

  private static String name(TableSpec table, List<Integer> shown, int i) {
    return table.columns().get(shown.get(i));
  }

  /** Columns have their names, and numbers, by which dynamic templates know them. */
  private static Map<String, Object> numbered(Map<String, Object> row) {
    Map<String, Object> numbered = new LinkedHashMap<>(row);
    int number = 0;
    for (Object value : row.values()) {
      numbered.put(TableReports.field(number), value);
      number++;
    }
    return numbered;
  }

  private static List<Class<?>> classes(
      int count, TableSpec table, List<Integer> shown, List<Map<String, Object>> rows) {
    List<Class<?>> classes = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String name = name(table, shown, i);
      classes.add(
          rows.stream()
              .map(row -> row.get(name))
              .filter(java.util.Objects::nonNull)
              .findFirst()
              .<Class<?>>map(Object::getClass)
              .orElse(String.class));
    }
    return classes;
  }

  private static void convert(
      Processor.PrepareTable step,
      String column,
      String name,
      List<Map<String, Object>> rows,
      Run run)
      throws InterruptedException {
    List<Processor.UrlImage> converters = step.converters().getOrDefault(column, List.of());
    if (converters.isEmpty()) {
      return;
    }
    Processor.UrlImage converter = converters.get(0);
    List<String> urls = new ArrayList<>();
    rows.forEach(row -> urls.add(url(converter, row.get(name))));
    Map<String, SymbolLoader.Result> pictures =
        SymbolLoader.load(urls.stream().filter(url -> !url.isEmpty()).toList(), run.resources());
    for (int i = 0; i < rows.size(); i++) {
      SymbolLoader.Result result = pictures.get(urls.get(i));
      rows.get(i)
          .put(
              name,
              result != null && result.picture().orElse(null) instanceof Picture.Raster raster
                  ? raster.image()
                  : new BufferedImage(NO_PICTURE, NO_PICTURE, BufferedImage.TYPE_INT_ARGB));
    }
  }

  private static String url(Processor.UrlImage converter, Object cell) {
    if (cell == null) {
      return "";
    }
    Matcher found = converter.extractor().matcher(cell.toString());
    String url = found.find() ? found.group(converter.group()) : null;
    return url == null ? "" : url;
  }

  /** A column with whole and other numbers holds decimals; one with texts holds texts. */
  private static void widen(String name, List<Map<String, Object>> rows) {
    List<Class<?>> kinds =
        rows.stream()
            .map(row -> row.get(name))
            .filter(java.util.Objects::nonNull)
            .<Class<?>>map(Object::getClass)
            .distinct()
            .toList();
    if (kinds.size() < 2) {
      return;
    }
    boolean numbers = kinds.stream().allMatch(Number.class::isAssignableFrom);
    for (Map<String, Object> row : rows) {
      row.computeIfPresent(
          name, (key, value) -> numbers ? new BigDecimal(value.toString()) : value.toString());
    }
  }
}
