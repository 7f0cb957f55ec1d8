package org.fera.print.app;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.fera.print.yaml.Section;

/** Reads the processors that have more keys than names. */
final class StepReader {

  private static final int LEAST_TILE = 256;

  private StepReader() {}

  static Processor legend(Section section) {
    return new Processor.PrepareLegend(
        ProcessorReader.names(
            section, "legend", "legendDataSource", "numberOfLegendRows", "legendSubReport"),
        section.text("template"),
        section.number("maxWidth"),
        section.number("dpi").orElse(72d),
        section.flag("scaled", false));
  }

  static Processor table(Section section) {
    Map<String, List<Processor.UrlImage>> converters = new LinkedHashMap<>();
    section
        .named("columns", StepReader::converter)
        .forEach((column, converter) -> converters.put(column, List.of(converter)));
    List<Processor.UrlImage> forAll = section.each("converters", StepReader::converter);
    if (!forAll.isEmpty()) {
      converters.put("", forAll);
    }
    return new Processor.PrepareTable(
        ProcessorReader.names(
            section, "table", "tableDataSource", "numberOfTableRows", "tableSubReport"),
        section.flag("dynamic", false),
        Map.copyOf(converters),
        section.text("jasperTemplate"),
        section.size("reportWidth"),
        section.size("maxColumns").orElse(9),
        section.texts("excludeColumns"),
        new Processor.PrepareTable.Styles(
            section.text("headerStyle"),
            section.text("firstHeaderStyle"),
            section.text("lastHeaderStyle"),
            section.text("detailStyle"),
            section.text("firstDetailStyle"),
            section.text("lastDetailStyle")));
  }

  private static Processor.UrlImage converter(Section section) {
    if (!section.tag().equals("!urlImage")) {
      throw section.fault("the converter " + section.tag() + " is not supported, only !urlImage");
    }
    try {
      Pattern extractor = Pattern.compile(section.text("urlExtractor").orElse("(.*)"));
      int group = section.number("urlGroup").orElse(1d).intValue();
      if (group < 0 || group > extractor.matcher("").groupCount()) {
        throw section.fault("urlGroup", "there is no such group in \"urlExtractor\"");
      }
      section.end();
      return new Processor.UrlImage(extractor, group);
    } catch (PatternSyntaxException e) {
      throw section.fault("urlExtractor", "is no regular expression");
    }
  }

  static Processor dataSource(Section section) {
    Optional<String> template = section.text("reportTemplate");
    Optional<String> key = section.text("reportKey");
    if (template.isPresent() != key.isPresent()) {
      throw section.fault("\"reportTemplate\" and \"reportKey\" must stand together");
    }
    return new Processor.CreateDataSource(
        ProcessorReader.names(section, "datasource", "jrDataSource"),
        section.named("attributes", AttributeReader::read),
        section.each("processors", ProcessorReader::read),
        section.texts("copyAttributes"),
        template,
        key);
  }

  static Processor merge(Section section) {
    List<Processor.MergeDataSources.Source> sources = new ArrayList<>();
    for (Section source : section.sections("sources")) {
      String type = source.requiredText("type");
      if (!List.of("SINGLE", "DATASOURCE").contains(type)) {
        throw source.fault("type", "\"type\" must be SINGLE or DATASOURCE");
      }
      Optional<String> key =
          type.equals("SINGLE") ? Optional.empty() : Optional.of(source.requiredText("key"));
      sources.add(
          new Processor.MergeDataSources.Source(key, Map.copyOf(source.textsByName("fields"))));
      source.end();
    }
    if (sources.isEmpty()) {
      throw section.fault("the key \"sources\" is missing");
    }
    return new Processor.MergeDataSources(
        ProcessorReader.names(section, "mergedDataSource"), List.copyOf(sources));
  }

  static Processor tiles(Section section) {
    int width = section.requiredSize("maxWidth");
    int height = section.requiredSize("maxHeight");
    if (width < LEAST_TILE || height < LEAST_TILE) {
      throw section.fault("maxWidth", "pieces must be at least " + LEAST_TILE + " pixels");
    }
    return new Processor.SetTiles(
        ProcessorReader.names(section, "map"),
        width,
        height,
        section.number("tileBufferWidth").orElse(0d).intValue(),
        section.number("tileBufferHeight").orElse(0d).intValue());
  }

  static Processor pdf(Section section) {
    Map<String, Processor.UpdatePdf.Update> updates = new LinkedHashMap<>();
    Section all =
        section
            .section("updates")
            .orElseThrow(() -> section.fault("the key \"updates\" is missing"));
    for (String property : all.keys()) {
      if (!List.of("title", "author", "subject", "creator", "keywords").contains(property)) {
        throw all.fault(property, "\"" + property + "\" is no property of a PDF");
      }
      updates.put(property, update(all, property));
    }
    return new Processor.UpdatePdf(ProcessorReader.names(section), Map.copyOf(updates));
  }

  private static Processor.UpdatePdf.Update update(Section all, String property) {
    if (all.json(property).filter(value -> value.isTextual()).isPresent()) {
      return new Processor.UpdatePdf.Update(all.requiredText(property), Optional.empty());
    }
    Section update = all.section(property).orElseThrow(() -> all.fault(property, "is empty"));
    Processor.UpdatePdf.Update read =
        new Processor.UpdatePdf.Update(update.requiredText("valueKey"), update.text("format"));
    update.end();
    return read;
  }
}
