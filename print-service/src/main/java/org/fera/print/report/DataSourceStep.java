package org.fera.print.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.sf.jasperreports.engine.data.JRMapCollectionDataSource;
import org.fera.print.app.Attribute;
import org.fera.print.app.Processor;
import org.fera.print.queue.JobFailedException;
import org.fera.print.spec.RowsSpec;

/** Makes data sources of rows, each with the results of its own steps. */
final class DataSourceStep {

  private final Processing processing;
  private final Run run;

  DataSourceStep(Processing processing, Run run) {
    this.processing = processing;
    this.run = run;
  }

  void create(Processor.CreateDataSource step, Values values)
      throws JobFailedException, InterruptedException, TemplateException {
    RowsSpec rows =
        values.get(step.names().input("datasource"), RowsSpec.class, "!createDataSource");
    Map<String, Attribute> attributes = new LinkedHashMap<>(step.attributes());
    List<Processor> steps =
        step.processors().stream()
            .sorted(java.util.Comparator.comparingInt(Processor::rank))
            .toList();
    Collection<Map<String, ?>> made = new ArrayList<>();
    for (Map<String, Object> row : rows.rows()) {
      Values own = new Values(row);
      for (String name : step.copied()) {
        own.put(name, values.any(name));
      }
      processing.run(steps, attributes, own);
      if (step.template().isPresent()) {
        own.put(
            step.key().orElseThrow(),
            run.jasper().apps().binary(run.app(), step.template().get()).toString());
      }
      made.add(own.parameters());
    }
    values.put(step.names().output("jrDataSource"), new Rows(made));
  }

  /** Rows that can be read again, for templates that show them twice and for merging. */
  static final class Rows extends JRMapCollectionDataSource {

    private final Collection<Map<String, ?>> rows;

    Rows(Collection<Map<String, ?>> rows) {
      super(rows);
      this.rows = rows;
    }

    Collection<Map<String, ?>> rows() {
      return rows;
    }
  }

  static void merge(Processor.MergeDataSources step, Values values) throws JobFailedException {
    Collection<Map<String, ?>> merged = new ArrayList<>();
    for (Processor.MergeDataSources.Source source : step.sources()) {
      if (source.key().isEmpty()) {
        Map<String, Object> row = new LinkedHashMap<>();
        source.fields().forEach((from, to) -> row.put(to, values.any(from)));
        merged.add(row);
      } else {
        Rows rows = values.get(source.key().get(), Rows.class, "!mergeDataSources");
        for (Map<String, ?> row : rows.rows()) {
          Map<String, Object> copy = new LinkedHashMap<>();
          source.fields().forEach((from, to) -> copy.put(to, row.get(from)));
          merged.add(copy);
        }
      }
    }
    values.put(step.names().output("mergedDataSource"), new Rows(merged));
  }
}
