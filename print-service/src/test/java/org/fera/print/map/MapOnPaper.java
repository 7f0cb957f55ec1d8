package org.fera.print.map;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.fera.print.app.AppReader;
import org.fera.print.app.Attribute;
import org.fera.print.app.PrintApp;
import org.fera.print.memory.DrawingMemory;
import org.fera.print.source.Resources;
import org.fera.print.source.UrlRules;
import org.fera.print.spec.MapSpec;
import org.fera.print.spec.SpecReader;
import org.fera.print.vector.Paper;

/**
 * A map of 200 x 100 points, from the text of its request to its pixels, 144 of them an inch;
 * without any server, so that its layers are features and {@code data:} pictures.
 */
final class MapOnPaper {

  /** One pixel is 1 m: 1:5669.3 at 144 dpi. */
  static final double SCALE = 144 / 0.0254;

  private final BufferedImage image;
  private final List<String> warnings;

  private MapOnPaper(BufferedImage image, List<String> warnings) {
    this.image = image;
    this.warnings = warnings;
  }

  /** Draws a map; quotes of the JSON may be single, and {@code AT} stands for centre and scale. */
  static MapOnPaper draw(Path folder, String map) throws MapException, InterruptedException {
    PrintApp app = app(folder);
    String json =
        ("{'layout':'page','attributes':{'map':" + map + "}}")
            .replace(
                "AT", "'dpi':144,'projection':'EPSG:2056','center':[1000,1000],'scale':" + SCALE)
            .replace('\'', '"')
            .replace('~', '\'');
    try {
      var spec = SpecReader.read(app, (ObjectNode) new ObjectMapper().readTree(json));
      MapSpec asked = (MapSpec) spec.values().get("map");
      Attribute.Map attribute = (Attribute.Map) spec.layout().attributes().get("map");
      MapDrawer.Drawn drawn =
          new MapDrawer(new DrawingMemory())
              .draw(
                  asked,
                  attribute.zoom(),
                  Paper.FONTS,
                  new Resources(
                      null,
                      null,
                      folder,
                      100_000,
                      new UrlRules(List.of(), List.of(), Map.of()),
                      org.fera.print.fetch.Route.STRAIGHT),
                  (done, total) -> {});
      BufferedImage image = drawn.picture().decode();
      BufferedImage copy =
          new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
      Graphics2D graphics = copy.createGraphics();
      graphics.drawImage(image, 0, 0, null);
      graphics.scale(2, 2);
      drawn.above().accept(graphics);
      graphics.dispose();
      return new MapOnPaper(copy, drawn.warnings());
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static PrintApp app(Path folder) {
    try {
      Files.writeString(folder.resolve("page.jrxml"), "<jasperReport/>");
      Files.writeString(
          folder.resolve("config.yaml"),
          """
          templates:
            page: !template
              reportTemplate: page.jrxml
              attributes:
                map: !map {maxDpi: 300, width: 200, height: 100}
          """);
      return AppReader.read("test", folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<String> warnings() {
    return warnings;
  }

  /** The colour of a pixel; 200, 100 is the middle, where the coordinates are 1000, 1000. */
  int at(int x, int y) {
    return image.getRGB(x, y) & 0xffffff;
  }

  /** How many pixels have a colour, but for what rounding makes of it. */
  int count(int rgb) {
    int count = 0;
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        count += near(at(x, y), rgb) ? 1 : 0;
      }
    }
    return count;
  }

  private static boolean near(int one, int other) {
    return Math.abs((one >> 16) - (other >> 16)) < 8
        && Math.abs((one >> 8 & 0xff) - (other >> 8 & 0xff)) < 8
        && Math.abs((one & 0xff) - (other & 0xff)) < 8;
  }
}
