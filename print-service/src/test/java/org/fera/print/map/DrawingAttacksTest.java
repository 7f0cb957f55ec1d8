package org.fera.print.map;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.fera.print.source.Resources;
import org.fera.print.source.UrlRules;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The drawings of docs/security/print-fetching.md. Each tries to read a server that must not
 * notice, or a file that would be seen as red in the picture.
 */
class DrawingAttacksTest {

  private static final Pattern ROW = Pattern.compile("\\| (S[0-9]+) \\| ([^|]+) \\| `([^`]+)` \\|");
  private static final String RED = "<rect width='100' height='100' fill='red'/>";
  private static final int SIZE = 100;

  @TempDir private Path folder;
  private ServerSocket inside;

  @BeforeEach
  void start() throws IOException {
    inside = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    inside.setSoTimeout(1);
    Files.writeString(folder.resolve("red.txt"), RED);
    Files.writeString(folder.resolve("red.svg"), svg("<g id='a'>" + RED + "</g>"));
    BufferedImage red = new BufferedImage(SIZE, SIZE, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = red.createGraphics();
    graphics.setColor(Color.RED);
    graphics.fillRect(0, 0, SIZE, SIZE);
    ImageIO.write(red, "png", folder.resolve("red.png").toFile());
  }

  @AfterEach
  void stop() throws IOException {
    inside.close();
  }

  record Attack(String id, String name, String drawing) {
    @Override
    public String toString() {
      return id + " " + name;
    }
  }

  static Stream<Attack> attacks() throws IOException {
    Path file = Path.of(System.getProperty("fera.root"), "docs/security/print-fetching.md");
    return Files.readAllLines(file).stream()
        .map(ROW::matcher)
        .filter(Matcher::matches)
        .map(row -> new Attack(row.group(1), row.group(2).strip(), row.group(3)));
  }

  @Test
  @Tag("PS-4.8")
  void aHarmlessDrawingIsDrawn() throws Exception {
    assertThat(attacks()).hasSizeGreaterThanOrEqualTo(9);
    assertThat(reds(svg(RED))).isEqualTo(SIZE * SIZE);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("attacks")
  @Tag("PS-4.8")
  void nothingOutsideOfADrawingIsRead(Attack attack) throws Exception {
    String drawing =
        attack
            .drawing()
            .replace("{inside}", "http://127.0.0.1:" + inside.getLocalPort())
            .replace("{folder}", folder.toUri().toString().replaceAll("/$", ""));

    assertThat(reds(drawing.contains("<svg") ? drawing : svg(drawing))).isZero();
    assertThat(accepts()).as("a connection to the inside").isFalse();
  }

  private static String svg(String content) {
    return "<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink'"
        + " width='100' height='100'>"
        + content
        + "</svg>";
  }

  /** Red pixels of a drawing; none if it is refused. */
  private int reds(String drawing) throws InterruptedException {
    Resources resources =
        new Resources(
            null,
            null,
            folder,
            100_000,
            new UrlRules(List.of(), List.of(), Map.of()),
            org.fera.print.fetch.Route.STRAIGHT);
    String data = Base64.getEncoder().encodeToString(drawing.getBytes(StandardCharsets.UTF_8));
    SymbolLoader.Result result = SymbolLoader.load("data:image/svg+xml;base64," + data, resources);
    BufferedImage paper = new BufferedImage(SIZE, SIZE, BufferedImage.TYPE_INT_ARGB);
    Graphics2D graphics = paper.createGraphics();
    result.picture().ifPresent(picture -> picture.draw(graphics));
    graphics.dispose();
    int reds = 0;
    for (int pixel : paper.getRGB(0, 0, SIZE, SIZE, null, 0, SIZE)) {
      reds += pixel == Color.RED.getRGB() ? 1 : 0;
    }
    return reds;
  }

  private boolean accepts() throws IOException {
    try {
      inside.accept().close();
      return true;
    } catch (SocketTimeoutException e) {
      return false;
    }
  }
}
