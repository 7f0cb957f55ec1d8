package org.fera.print.app;

import java.util.HashMap;
import java.util.Map;
import org.fera.print.yaml.Section;

/** Reads one processor of a layout. */
final class ProcessorReader {

  private ProcessorReader() {}

  static Processor read(Section section) {
    Processor processor =
        switch (section.tag()) {
          case "!reportBuilder" -> {
            section.text("directory");
            yield new Processor.ReportBuilder(names(section));
          }
          case "!createMap" ->
              new Processor.CreateMap(names(section, "map", "mapSubReport", "mapContext"));
          case "!createScalebar" ->
              new Processor.CreateScalebar(
                  names(section, "mapContext", "scalebar", "scalebarSubReport"));
          case "!createNorthArrow" ->
              new Processor.CreateNorthArrow(
                  names(section, "map", "northArrow", "northArrowSubReport"));
          case "!createOverviewMap" ->
              new Processor.CreateOverviewMap(
                  names(section, "map", "overviewMap", "overviewMapSubReport"));
          case "!prepareLegend" -> StepReader.legend(section);
          case "!prepareTable" -> StepReader.table(section);
          case "!createDataSource" -> StepReader.dataSource(section);
          case "!mergeDataSources" -> StepReader.merge(section);
          case "!addBackgroundLayers" ->
              new Processor.AddLayers(names(section, "map", "staticLayers"), false);
          case "!addOverlayLayers" ->
              new Processor.AddLayers(names(section, "map", "staticLayers"), true);
          case "!setStyle" -> new Processor.SetStyle(names(section, "map", "style"));
          case "!setFeatures" -> new Processor.SetFeatures(names(section, "map", "features"));
          case "!setWmsCustomParam" ->
              new Processor.SetParameter(
                  names(section, "map", "value"), section.requiredText("paramName"));
          case "!setTiledWms" -> StepReader.tiles(section);
          case "!dateFormat" ->
              new Processor.DateFormat(
                  names(section, "timezone", "dateFormat"), section.requiredText("pattern"));
          case "!updatePdfConfig" -> StepReader.pdf(section);
          case "!configureHttpRequests" ->
              new Processor.HttpRequests(
                  names(section), section.each("httpProcessors", HttpRuleReader::read));
          case "" -> throw section.fault("a processor needs a tag, such as !createMap");
          default ->
              throw section.fault(
                  "the processor "
                      + section.tag()
                      + " is not supported; supported: !reportBuilder, !configureHttpRequests,"
                      + " !createMap, !createOverviewMap, !createScalebar, !createNorthArrow,"
                      + " !prepareLegend, !prepareTable, !createDataSource, !mergeDataSources,"
                      + " !addBackgroundLayers, !addOverlayLayers, !setStyle, !setFeatures,"
                      + " !setWmsCustomParam, !setTiledWms, !dateFormat, !updatePdfConfig");
        };
    section.end();
    return processor;
  }

  static Processor.Names names(Section section, String... known) {
    Map<String, String> inputs = new HashMap<>(section.textsByName("inputMapper"));
    Map<String, String> outputs = new HashMap<>(section.textsByName("outputMapper"));
    String prefix = section.text("prefix").orElse("");
    String inputPrefix = section.text("inputPrefix").orElse(prefix);
    String outputPrefix = section.text("outputPrefix").orElse(prefix);
    for (String name : known) {
      if (!inputPrefix.isEmpty() && !inputs.containsValue(name)) {
        inputs.put(prefixed(inputPrefix, name), name);
      }
      if (!outputPrefix.isEmpty()) {
        outputs.putIfAbsent(name, prefixed(outputPrefix, name));
      }
    }
    return new Processor.Names(Map.copyOf(inputs), Map.copyOf(outputs));
  }

  private static String prefixed(String prefix, String name) {
    return prefix + Character.toUpperCase(name.charAt(0)) + name.substring(1);
  }
}
