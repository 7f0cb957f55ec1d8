package org.fera.print.spec;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.fera.print.app.Attribute;
import org.fera.print.crs.Crs;
import org.fera.print.feature.GeoJson;
import org.fera.print.json.JsonSection;
import org.fera.print.style.Style;
import org.fera.print.style.StyleBook;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;

/** Reads a map's value. */
final class MapReader {

  private static final ObjectMapper JSON = new ObjectMapper();

  private MapReader() {}

  static MapSpec read(Attribute.Map attribute, JsonSection json, StyleBook styles) {
    double dpi = json.requiredNumber("dpi");
    if (dpi < 1 || dpi > attribute.maxDpi()) {
      throw json.fault("dpi", "must be between 1 and " + attribute.maxDpi());
    }
    json.accept("pdfA");
    Crs crs = projection(json);
    Optional<Boolean> longitudeFirst =
        json.value("longitudeFirst").map(value -> json.flag("longitudeFirst", true));
    Optional<MapSpec.Interest> interest =
        json.value("areaOfInterest").isPresent()
            ? Optional.of(interest(json.section("areaOfInterest"), styles))
            : Optional.empty();
    MapSpec spec =
        new MapSpec(
            crs.code(),
            area(json, crs.geographic() && !longitudeFirst.orElse(false), interest),
            json.number("rotation").orElse(0d),
            dpi,
            size(json, "width", attribute.width(), attribute.maxWidth()),
            size(json, "height", attribute.height(), attribute.maxHeight()),
            json.flag("useNearestScale", true),
            json.flag("useGeodeticCalculations", false),
            json.flag("dpiSensitiveStyle", true),
            longitudeFirst,
            interest,
            LayerReader.read(json, crs, styles));
    json.end();
    return spec;
  }

  static Crs projection(JsonSection json) {
    try {
      return Crs.of(json.text("projection").orElse("EPSG:3857"));
    } catch (IllegalArgumentException e) {
      throw json.fault("projection", e.getMessage());
    }
  }

  /** A size is the layout's unless that gives only a largest one. */
  static int size(JsonSection json, String key, Optional<Integer> fixed, int largest) {
    Optional<Double> given = json.number(key);
    if (fixed.isPresent()) {
      if (given.isPresent() && given.get() != (double) fixed.get()) {
        throw json.fault(key, "is fixed by the layout");
      }
      return fixed.get();
    }
    double size = given.orElseThrow(() -> json.fault(key, "is missing"));
    if (size < 1 || size > largest || size != Math.rint(size)) {
      throw json.fault(key, "must be a whole number between 1 and " + largest);
    }
    return (int) size;
  }

  static MapSpec.Area area(
      JsonSection json, boolean northFirst, Optional<MapSpec.Interest> interest) {
    boolean adjust = json.flag("useAdjustBounds", false);
    Optional<double[]> center = json.numbers("center", 2);
    Optional<double[]> box = json.numbers("bbox", 4);
    Optional<Double> scale = json.number("scale");
    boolean features = json.value("zoomToFeatures").isPresent();
    long given =
        List.of(center.isPresent(), box.isPresent(), features).stream().filter(b -> b).count();
    if (given == 0 && interest.isPresent()) {
      return around(interest.get().area());
    }
    if (given != 1) {
      throw json.fault(
          "center", "exactly one of center (with scale), bbox and zoomToFeatures must be given");
    }
    if (features) {
      return features(json.section("zoomToFeatures"), scale);
    }
    return box.isPresent()
        ? box(json, northFirst ? swapped(box.get()) : box.get(), adjust)
        : center(json, northFirst ? swapped(center.get()) : center.get(), scale);
  }

  /** Numbers in pairs, the second one of each first. */
  private static double[] swapped(double[] numbers) {
    double[] swapped = Arrays.copyOf(numbers, numbers.length);
    for (int i = 0; i < numbers.length; i += 2) {
      swapped[i] = numbers[i + 1];
      swapped[i + 1] = numbers[i];
    }
    return swapped;
  }

  private static MapSpec.Area around(Geometry area) {
    Envelope box = area.getEnvelopeInternal();
    return new MapSpec.Area.Box(box.getMinX(), box.getMinY(), box.getMaxX(), box.getMaxY(), true);
  }

  private static MapSpec.Area center(JsonSection json, double[] center, Optional<Double> scale) {
    double denominator = scale.orElseThrow(() -> json.fault("scale", "is missing beside center"));
    if (!(denominator > 0)) {
      throw json.fault("scale", "must be above 0");
    }
    return new MapSpec.Area.Center(center[0], center[1], denominator);
  }

  private static MapSpec.Area box(JsonSection json, double[] b, boolean adjust) {
    if (!(b[0] < b[2] && b[1] < b[3])) {
      throw json.fault("bbox", "must be [minX, minY, maxX, maxY] with an area");
    }
    return new MapSpec.Area.Box(b[0], b[1], b[2], b[3], adjust);
  }

  private static MapSpec.Area features(JsonSection json, Optional<Double> scale) {
    String type = json.text("zoomType").orElse("EXTENT").toUpperCase(Locale.ROOT);
    if (!List.of("CENTER", "EXTENT").contains(type)) {
      throw json.fault("zoomType", "must be CENTER or EXTENT");
    }
    boolean center = type.equals("CENTER");
    Optional<Double> minScale = json.number("minScale");
    Optional<Double> own = json.number("scale").or(() -> scale);
    if (minScale.isEmpty() && (!center || own.isEmpty())) {
      throw json.fault("minScale", "is missing");
    }
    for (Optional<Double> denominator : List.of(minScale, own)) {
      if (denominator.isPresent() && !(denominator.get() > 0)) {
        throw json.fault("minScale", "must be above 0");
      }
    }
    double margin = json.number("minMargin").orElse(10d);
    if (margin < 0 || margin > 1000) {
      throw json.fault("minMargin", "must be between 0 and 1000 points");
    }
    MapSpec.Area area =
        new MapSpec.Area.Features(center, json.text("layer"), own, minScale, margin);
    json.end();
    return area;
  }

  private static MapSpec.Interest interest(JsonSection json, StyleBook styles) {
    JsonNode area = json.value("area").orElseThrow(() -> json.fault("area", "is missing"));
    String display = json.text("display").orElse("RENDER").toUpperCase(Locale.ROOT);
    json.accept("renderAsSvg");
    try {
      JsonNode geometry = area.isTextual() ? JSON.readTree(area.asText()) : area;
      MapSpec.Interest interest =
          new MapSpec.Interest(
              GeoJson.geometry(json.path("area"), geometry),
              MapSpec.Display.valueOf(display),
              styles.read(json, "style", Style.usual()));
      if (interest.area().getEnvelopeInternal().getArea() == 0) {
        throw json.fault("area", "must have an area");
      }
      json.end();
      return interest;
    } catch (JsonProcessingException e) {
      throw json.fault("area", "must be a GeoJSON geometry");
    } catch (IllegalArgumentException e) {
      throw json.fault("display", "must be one of RENDER, CLIP, NONE");
    }
  }
}
