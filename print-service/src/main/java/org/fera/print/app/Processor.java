package org.fera.print.app;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A step that turns attributes into what the template shows; the kinds of MapFish Print's {@code
 * processors}.
 */
public sealed interface Processor {

  /** How the step's inputs and outputs are called in the layout. */
  Names names();

  /**
   * Before which others a step runs, whatever the order of the file: layers are added, then
   * changed, then drawn.
   */
  default int rank() {
    if (this instanceof AddLayers
        || this instanceof ReportBuilder
        || this instanceof HttpRequests) {
      return 0;
    }
    if (this instanceof SetStyle
        || this instanceof SetFeatures
        || this instanceof SetParameter
        || this instanceof SetTiles) {
      return 1;
    }
    return this instanceof CreateMap ? 2 : this instanceof CreateOverviewMap ? 3 : 4;
  }

  /**
   * Renames a step's inputs and outputs.
   *
   * @param inputs name in the layout to name in the step
   * @param outputs name in the step to name in the layout
   */
  record Names(Map<String, String> inputs, Map<String, String> outputs) {

    /** The layout's name of an input. */
    public String input(String internal) {
      return inputs.entrySet().stream()
          .filter(entry -> entry.getValue().equals(internal))
          .map(Map.Entry::getKey)
          .findFirst()
          .orElse(internal);
    }

    /** The layout's name of an output. */
    public String output(String internal) {
      return outputs.getOrDefault(internal, internal);
    }
  }

  /**
   * {@code !reportBuilder}: templates are compiled when they are needed; kept for configurations
   * that name it.
   */
  record ReportBuilder(Names names) implements Processor {}

  /** {@code !createMap}: {@code map} to {@code mapSubReport} and {@code mapContext}. */
  record CreateMap(Names names) implements Processor {}

  /** {@code !createOverviewMap}: {@code map}, {@code overviewMap} to a sub-report. */
  record CreateOverviewMap(Names names) implements Processor {}

  /**
   * {@code !createScalebar}: {@code mapContext} and {@code scalebar} to {@code scalebarSubReport}.
   */
  record CreateScalebar(Names names) implements Processor {}

  /**
   * {@code !createNorthArrow}: {@code map} and {@code northArrow} to {@code northArrowSubReport}.
   */
  record CreateNorthArrow(Names names) implements Processor {}

  /**
   * {@code !prepareLegend}: {@code legend} to {@code legendDataSource}.
   *
   * @param template .jrxml of the sub-report that shows it
   * @param maxWidth points to which icons are cut or scaled
   * @param dpi resolution of icons of which the request tells none
   * @param scaled whether wide icons are scaled; else they are cut
   */
  record PrepareLegend(
      Names names, Optional<String> template, Optional<Double> maxWidth, double dpi, boolean scaled)
      implements Processor {}

  /**
   * {@code !prepareTable}: {@code table} to {@code tableDataSource} and, if dynamic, {@code
   * tableSubReport}.
   *
   * @param converters by column; those for all columns are under an empty name
   * @param width points of the sub-report
   */
  record PrepareTable(
      Names names,
      boolean dynamic,
      Map<String, List<UrlImage>> converters,
      Optional<String> template,
      Optional<Integer> width,
      int maxColumns,
      List<String> excluded,
      Styles styles)
      implements Processor {

    /** Names of the template's styles for headers and cells. */
    public record Styles(
        Optional<String> header,
        Optional<String> firstHeader,
        Optional<String> lastHeader,
        Optional<String> detail,
        Optional<String> firstDetail,
        Optional<String> lastDetail) {}
  }

  /** {@code !urlImage}: the picture at a URL that a cell holds. */
  record UrlImage(Pattern extractor, int group) {}

  /**
   * {@code !createDataSource}: each row of {@code datasource} with the results of its own steps, as
   * {@code jrDataSource}.
   *
   * @param copied names of the layout's values that rows get
   * @param template .jrxml whose compiled file rows get under {@code key}
   */
  record CreateDataSource(
      Names names,
      Map<String, Attribute> attributes,
      List<Processor> processors,
      List<String> copied,
      Optional<String> template,
      Optional<String> key)
      implements Processor {}

  /** {@code !mergeDataSources}: rows from single values and data sources, one after the other. */
  record MergeDataSources(Names names, List<Source> sources) implements Processor {

    /**
     * Where rows come from.
     *
     * @param key of a data source; absent for a row of single values
     * @param fields name in the source to name in the row
     */
    public record Source(Optional<String> key, Map<String, String> fields) {}
  }

  /** {@code !addBackgroundLayers} and {@code !addOverlayLayers}. */
  record AddLayers(Names names, boolean above) implements Processor {}

  /** {@code !setStyle}. */
  record SetStyle(Names names) implements Processor {}

  /** {@code !setFeatures}. */
  record SetFeatures(Names names) implements Processor {}

  /** {@code !setWmsCustomParam}. */
  record SetParameter(Names names, String parameter) implements Processor {}

  /** {@code !setTiledWms}: larger WMS pictures are fetched in pieces; sizes in pixels. */
  record SetTiles(Names names, int maxWidth, int maxHeight, int bufferX, int bufferY)
      implements Processor {}

  /** {@code !dateFormat}: {@code timezone} to {@code dateFormat}. */
  record DateFormat(Names names, String pattern) implements Processor {}

  /**
   * {@code !updatePdfConfig}.
   *
   * @param updates property to the path of a value and, optionally, a format for it
   */
  record UpdatePdf(Names names, Map<String, Update> updates) implements Processor {

    /** A value, by its dotted path, and the format in which it is said. */
    public record Update(String value, Optional<String> format) {}
  }

  /** {@code !configureHttpRequests}: what may be fetched, and from where instead. */
  record HttpRequests(Names names, List<HttpRule> rules) implements Processor {}
}
