package org.fera.tile.config;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.fera.tile.dimension.Allowed;
import org.fera.tile.dimension.Dimension;
import org.fera.tile.dimension.TimeSpan;
import org.fera.tile.dimension.ValueQuery;

/** Reads a tileset's {@code dimensions}. */
final class DimensionReader {

  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,31}");
  private static final int MOST = 8;
  private static final Duration EVERY = Duration.ofMinutes(1);
  private static final Duration SHORTEST = Duration.ofSeconds(1);

  /** What services and sources know already by these names; {@code map} chooses a mapfile. */
  private static final Set<String> TAKEN =
      Set.of(
          ("service version request layer layers style styles format tilematrixset tilematrix tilerow"
                  + " tilecol i j x y infoformat info_format query_layers srs crs bbox width height"
                  + " transparent bgcolor exceptions map sld sld_body filter cql_filter map_resolution"
                  + " role_ids user_id f tile sections acceptversions updatesequence datetime")
              .split(" "));

  private DimensionReader() {}

  static List<Dimension> read(Optional<YamlMap> section) {
    List<Dimension> dimensions = new ArrayList<>();
    if (section.isPresent()) {
      YamlMap map = section.get();
      for (String name : map.keys()) {
        if (!NAME.matcher(name).matches() || TAKEN.contains(name.toLowerCase(Locale.ROOT))) {
          throw map.fault(name, "cannot be the name of a dimension");
        }
        dimensions.add(dimension(name, map.requiredMap(name)));
      }
      if (dimensions.size() > MOST) {
        throw map.fault("", "there may be " + MOST + " dimensions");
      }
    }
    return dimensions;
  }

  private static Dimension dimension(String name, YamlMap map) {
    if (map.text("sql").isPresent()) {
      return queried(name, map);
    }
    Allowed allowed = allowed(map);
    String usual =
        map.text("default")
            .map(allowed::value)
            .orElseGet(() -> first(allowed))
            .filter(value -> !value.isEmpty() && value.length() <= Dimension.LONGEST)
            .orElseThrow(() -> map.fault("default", "must be a value of the dimension"));
    String units = allowed instanceof Allowed.Times ? "ISO8601" : "";
    Dimension dimension =
        new Dimension(name, map.text("title", name), map.text("units", units), usual, allowed);
    map.end();
    return dimension;
  }

  private static Dimension queried(String name, YamlMap map) {
    for (String other : List.of("values", "pattern", "times")) {
      if (map.keys().contains(other)) {
        throw map.fault("", "has one of values, pattern, times and sql");
      }
    }
    Duration every = map.convert("every", "", DimensionReader::every).orElse(EVERY);
    Optional<String> usual = map.text("default");
    if (usual.filter(text -> text.isEmpty() || text.length() > Dimension.LONGEST).isPresent()) {
      throw map.fault("default", "must be a value of the dimension");
    }
    Allowed.Queried allowed =
        new Allowed.Queried(
            new ValueQuery(map.requiredText("sql"), every),
            map.flag("ignore-case", false),
            usual,
            Optional.empty());
    Dimension dimension =
        new Dimension(
            name, map.text("title", name), map.text("units", ""), usual.orElse(""), allowed);
    map.end();
    return dimension;
  }

  private static Duration every(String text) {
    Duration every = Durations.parse(text);
    if (every.compareTo(SHORTEST) < 0) {
      throw new IllegalArgumentException("must be at least " + SHORTEST.toSeconds() + "s");
    }
    return every;
  }

  /** Of times the last one: that is what is looked for. */
  private static Optional<String> first(Allowed allowed) {
    if (allowed instanceof Allowed.Times times) {
      TimeSpan last = times.spans().get(times.spans().size() - 1);
      return Optional.of(last.text().substring(last.text().indexOf('/') + 1));
    }
    return allowed.shown().stream().findFirst();
  }

  private static Allowed allowed(YamlMap map) {
    boolean ignoreCase = map.flag("ignore-case", false);
    List<Optional<Allowed>> all =
        List.of(
            map.list("values").map(values -> listed(map, values, ignoreCase)),
            map.convert("pattern", "", DimensionReader::pattern),
            map.list("times").map(spans -> times(map, spans)));
    List<Allowed> given = all.stream().flatMap(Optional::stream).toList();
    if (given.size() != 1) {
      throw map.fault("", "has one of values, pattern, times and sql");
    }
    if (ignoreCase && !(given.get(0) instanceof Allowed.Listed)) {
      throw map.fault("ignore-case", "needs values beside it");
    }
    return given.get(0);
  }

  private static Allowed listed(YamlMap map, List<String> values, boolean ignoreCase) {
    if (values.isEmpty()
        || values.stream().anyMatch(v -> v.isEmpty() || v.length() > Dimension.LONGEST)) {
      throw map.fault("values", "must be values of 1 to " + Dimension.LONGEST + " characters");
    }
    return new Allowed.Listed(values, ignoreCase);
  }

  private static Allowed pattern(String text) {
    try {
      return new Allowed.Matching(Pattern.compile(text));
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException("is no regular expression: " + e.getDescription(), e);
    }
  }

  private static Allowed times(YamlMap map, List<String> spans) {
    try {
      if (!spans.isEmpty()) {
        return new Allowed.Times(spans.stream().map(TimeSpan::of).toList());
      }
    } catch (IllegalArgumentException e) {
      throw map.fault("times", e.getMessage());
    }
    throw map.fault("times", "is empty");
  }
}
