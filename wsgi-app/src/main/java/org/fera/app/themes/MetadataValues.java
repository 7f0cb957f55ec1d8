package org.fera.app.themes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fera.app.servers.ServerUrl;
import org.fera.app.servers.ServerUrls;
import org.fera.app.themes.ThemeTree.MetadataRow;

/** Metadata with the type that its name has; a name without type is an error, as in GeoMapFish. */
@ApplicationScoped
class MetadataValues {

  private static final Map<String, List<String>> KNOWN =
      Map.of(
          "string",
          List.of(
              "searchLabelPattern",
              "legendRule",
              "disclaimer",
              "identifierAttributeField",
              "timeAttribute",
              "geotablePrimaryKey",
              "lastUpdateDateColumn",
              "lastUpdateUserColumn",
              "editingSelectionAttribute",
              "ogcServer",
              "wmsLayers",
              "queryLayers",
              "printLayers"),
          "list",
          List.of(
              "searchAlias",
              "editingAttributesOrder",
              "readonlyAttributes",
              "queryIconPosition",
              "directedFilterAttributes",
              "enumeratedAttributes",
              "protectedAttributes"),
          "boolean",
          List.of(
              "exclusiveGroup",
              "isExpanded",
              "printNativeAngle",
              "copyable",
              "legend",
              "isLegendExpanded",
              "isChecked",
              "geometryValidation"),
          "float",
          List.of(
              "maxResolution",
              "minResolution",
              "opacity",
              "maxQueryResolution",
              "minQueryResolution",
              "timeout"),
          "url",
          List.of("legendImage", "iconUrl", "metadataUrl", "thumbnail"),
          "json",
          List.of(
              "hiDPILegendImages",
              "snappingConfig",
              "customOpenLayersOptions",
              "editingEnumerations"));

  private static final Set<String> TRUE = Set.of("yes", "y", "on", "1", "true");
  private static final Set<String> FALSE = Set.of("no", "n", "off", "0", "false");

  private final Map<String, String> types;
  private final ServerUrls urls;
  private final ObjectMapper json;

  @Inject
  MetadataValues(ThemesConfig config, ServerUrls urls, ObjectMapper json) {
    this(types(config), urls, json);
  }

  private MetadataValues(Map<String, String> types, ServerUrls urls, ObjectMapper json) {
    this.types = types;
    this.urls = urls;
    this.json = json;
  }

  /** The same with addresses that are resolved otherwise. */
  MetadataValues with(ServerUrls others) {
    return new MetadataValues(types, others, json);
  }

  private static Map<String, String> types(ThemesConfig config) {
    Map<String, String> types = new HashMap<>();
    KNOWN.forEach((type, names) -> names.forEach(name -> types.put(name, type)));
    types.putAll(config.metadataTypes());
    return types;
  }

  /**
   * Values by name; of a name that comes twice the last.
   *
   * @param errors gets a sentence for each that cannot be read
   */
  Map<String, Object> of(List<MetadataRow> rows, String item, Set<String> errors) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (MetadataRow row : rows) {
      value(row, item, errors).ifPresent(value -> values.put(row.name(), value));
    }
    return values;
  }

  private Optional<Object> value(MetadataRow row, String item, Set<String> errors) {
    String type = types.get(row.name());
    if (type == null) {
      errors.add("'" + item + "': Type '" + row.name() + "' not defined.");
      return Optional.empty();
    }
    String text = row.value() == null ? "" : row.value().strip();
    String what = "'" + item + "': the attribute '" + row.name() + "'";
    try {
      if (type.equals("url")) {
        return url(what, text, errors);
      }
      return Optional.of(parsed(type, text));
    } catch (IllegalArgumentException | DateTimeException | JsonProcessingException e) {
      errors.add(what + "='" + text + "' is no " + type + ".");
      return Optional.empty();
    }
  }

  private Object parsed(String type, String text) throws JsonProcessingException {
    return switch (type) {
      case "string" -> text;
      case "list" -> Arrays.stream(text.split(",")).map(String::strip).toList();
      case "boolean" -> bool(text);
      case "integer" -> Long.valueOf(text);
      case "float" -> finite(text);
      case "date" -> LocalDate.parse(text).toString();
      case "time" -> LocalTime.parse(text).toString();
      case "datetime" -> LocalDateTime.parse(text.replace(' ', 'T')).toString();
      case "json" -> json.readTree(text);
      default -> throw new IllegalArgumentException("no such type");
    };
  }

  private Optional<Object> url(String what, String text, Set<String> errors) {
    ServerUrl url = urls.resolve(what, text);
    if (url instanceof ServerUrl.Found found) {
      return Optional.of(found.value());
    }
    errors.add(((ServerUrl.Wrong) url).error());
    return Optional.empty();
  }

  private static boolean bool(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    if (!TRUE.contains(lower) && !FALSE.contains(lower)) {
      throw new IllegalArgumentException(text);
    }
    return TRUE.contains(lower);
  }

  private static double finite(String text) {
    double value = Double.parseDouble(text);
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException(text);
    }
    return value;
  }
}
