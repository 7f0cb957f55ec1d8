package org.fera.print.map;

import com.github.weisj.jsvg.SVGDocument;
import com.github.weisj.jsvg.parser.LoaderContext;
import com.github.weisj.jsvg.parser.ResourcePolicy;
import com.github.weisj.jsvg.parser.SVGLoader;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;
import org.fera.print.feature.Feature;
import org.fera.print.fetch.Fetched;
import org.fera.print.source.Resources;
import org.fera.print.spec.LayerSpec;
import org.fera.print.style.Rule;
import org.fera.print.style.Symbolizer;
import org.fera.print.vector.Picture;

/** Fetches the pictures that stand for features: SVG as drawings, all else as pixels. */
public final class SymbolLoader {

  private static final long MOST_PIXELS = 4_000_000;
  private static final int MOST_SYMBOLS = 500;

  /** Documents may name nothing that is not in them. */
  private static final LoaderContext CLOSED =
      LoaderContext.builder().externalResourcePolicy(ResourcePolicy.DENY_ALL).build();

  private SymbolLoader() {}

  /**
   * Pictures by URL.
   *
   * @param faults why pictures are missing, by URL
   */
  record Symbols(Map<String, Picture> pictures, Map<String, String> faults) {}

  /** A picture, or why there is none. */
  public record Result(Optional<Picture> picture, Optional<String> fault) {}

  /** Fetches one picture. */
  public static Result load(String url, Resources resources) throws InterruptedException {
    return load(List.of(url), resources).get(url);
  }

  /** Fetches pictures, all at a time, by URL. */
  public static Map<String, Result> load(List<String> urls, Resources resources)
      throws InterruptedException {
    Map<String, Future<Fetched>> pending = new LinkedHashMap<>();
    urls.forEach(url -> pending.computeIfAbsent(url, resources::get));
    Map<String, Result> results = new LinkedHashMap<>();
    for (Map.Entry<String, Future<Fetched>> one : pending.entrySet()) {
      try {
        Picture picture = picture(Answers.required(one.getValue()));
        results.put(one.getKey(), new Result(Optional.of(picture), Optional.empty()));
      } catch (LayerException e) {
        results.put(
            one.getKey(), new Result(Optional.empty(), Optional.ofNullable(e.getMessage())));
      }
    }
    return results;
  }

  /** All pictures that the rules of vector layers name for their features. */
  static Symbols load(List<LayerSpec> layers, double scale, Resources resources)
      throws InterruptedException {
    Map<String, Future<Fetched>> pending = new LinkedHashMap<>();
    for (LayerSpec layer : layers) {
      if (layer instanceof LayerSpec.Vector vector) {
        collect(vector, scale, resources, pending);
      }
    }
    Map<String, Picture> pictures = new HashMap<>();
    Map<String, String> faults = new LinkedHashMap<>();
    for (Map.Entry<String, Future<Fetched>> symbol : pending.entrySet()) {
      try {
        pictures.put(symbol.getKey(), picture(Answers.required(symbol.getValue())));
      } catch (LayerException e) {
        faults.put(symbol.getKey(), e.getMessage());
      }
    }
    return new Symbols(pictures, faults);
  }

  private static void collect(
      LayerSpec.Vector layer,
      double scale,
      Resources resources,
      Map<String, Future<Fetched>> pending) {
    for (Feature feature : layer.features()) {
      for (Rule rule : layer.style().rules()) {
        for (Symbolizer symbolizer : rule.symbolizers()) {
          String url = url(symbolizer, feature);
          if (url != null && pending.size() < MOST_SYMBOLS && rule.holds(feature, scale)) {
            pending.computeIfAbsent(url, resources::get);
          }
        }
      }
    }
  }

  private static String url(Symbolizer symbolizer, Feature feature) {
    return symbolizer instanceof Symbolizer.Point point && point.external().isPresent()
        ? point.external().get().of(feature)
        : null;
  }

  /** The picture of an answer. */
  private static Picture picture(Fetched answer) throws LayerException {
    if (!answer.contentType().contains("svg") && !startsAsXml(answer.body())) {
      return new Picture.Raster(Pictures.decode(answer, MOST_PIXELS));
    }
    if (isGzip(answer.body())) {
      throw new LayerException("the drawing is compressed, which is not read");
    }
    try {
      SVGDocument document =
          new SVGLoader().load(new ByteArrayInputStream(answer.body()), null, CLOSED);
      if (document != null) {
        return new Picture.Drawing(document);
      }
    } catch (RuntimeException e) {
      // Told below, as what the library refuses without an exception.
    }
    throw new LayerException("the answer is no SVG that can be read");
  }

  /** JSVG would unpack it, however large it becomes. */
  private static boolean isGzip(byte[] body) {
    return body.length > 1 && (body[0] & 0xff) == 0x1f && (body[1] & 0xff) == 0x8b;
  }

  private static boolean startsAsXml(byte[] body) {
    String start = new String(body, 0, Math.min(body.length, 500), StandardCharsets.UTF_8);
    return start.contains("<svg");
  }
}
