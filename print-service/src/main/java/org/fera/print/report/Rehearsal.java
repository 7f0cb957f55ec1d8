package org.fera.print.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.fera.print.app.AppReader;
import org.fera.print.queue.JobFailedException;
import org.fera.print.queue.JobQueue;
import org.fera.print.queue.JobRequest;
import org.fera.print.queue.Origin;
import org.fera.print.queue.Report;
import org.fera.print.queue.Step;
import org.fera.print.rights.Access;

/**
 * Prints an A4 page at 254 dpi that has what most prints have: a picture, features with labels and
 * symbols, scale bar, north arrow, legend, table. Classes are loaded, fonts found and the loops
 * compiled by it that otherwise the first client would wait for. No server is asked, no job
 * counted, nothing kept.
 */
@ApplicationScoped
public class Rehearsal {

  private static final String FOLDER = "/warm-up/";
  private static final List<String> FILES =
      List.of("config.yaml", "page.jrxml", "legend.jrxml", "results.jrxml", "table.jrxml");

  /** No app of an operator can have this name. */
  private static final String APP = "warm.up";

  private static final int PICTURE_WIDTH = 1200;
  private static final int PICTURE_HEIGHT = 1350;
  private static final int ICON = 16;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final PrintRunner runner;
  private final WorkFolder work;

  /** Made by CDI. */
  public Rehearsal(PrintRunner runner, WorkFolder work) {
    this.runner = runner;
    this.work = work;
  }

  /**
   * Prints that page some times.
   *
   * @return what is missing on the last one, in words; nothing if all went well
   * @throws JobFailedException if it cannot be printed
   */
  public List<String> run(int times) throws JobFailedException, InterruptedException, IOException {
    Path folder = work.newJob();
    List<String> warnings = List.of();
    try {
      for (String file : FILES) {
        try (InputStream bytes = resource(file)) {
          Files.copy(bytes, folder.resolve(file));
        }
      }
      for (int i = 0; i < times; i++) {
        Report report =
            runner.run(new Lease(request()), AppReader.read(APP, folder), Phases.uncounted());
        Files.delete(report.file());
        warnings = report.warnings();
      }
    } finally {
      WorkFolder.delete(folder);
    }
    return warnings;
  }

  private static InputStream resource(String file) {
    return Rehearsal.class.getResourceAsStream(FOLDER + file);
  }

  private static JobRequest request() throws IOException {
    ObjectNode spec;
    try (InputStream bytes = resource("request.json")) {
      spec = (ObjectNode) JSON.readTree(bytes);
    }
    ObjectNode attributes = (ObjectNode) spec.get("attributes");
    ((ObjectNode) attributes.at("/map/layers/1"))
        .put("baseURL", picture(PICTURE_WIDTH, PICTURE_HEIGHT));
    ((ArrayNode) attributes.at("/legend/classes/0/classes/1/icons"))
        .removeAll()
        .add(picture(ICON, ICON));
    return new JobRequest(
        APP,
        "pdf",
        spec.toString(),
        Map.of(),
        new Origin("", "page", Optional.empty(), "{}", true),
        Access.OPEN);
  }

  /** A picture as MapServer makes them: PNG with areas of clear pixels. */
  private static String picture(int width, int height) throws IOException {
    BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
    Graphics2D graphics = picture.createGraphics();
    graphics.setPaint(new GradientPaint(0, 0, Color.WHITE, width, height, new Color(0x66AA66)));
    graphics.fillOval(0, 0, width, height);
    graphics.dispose();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.write(picture, "png", bytes);
    return "data:image/png;base64," + Base64.getEncoder().encodeToString(bytes.toByteArray());
  }

  /** A job of nobody. */
  private record Lease(JobRequest request) implements JobQueue.Lease {

    @Override
    public String ref() {
      return "warm-up";
    }

    @Override
    public void onCancel(Runnable action) {}

    @Override
    public void progress(Step step) {}

    @Override
    public void finish(Report report) {}

    @Override
    public void fail(String reason) {}

    @Override
    public void canceled() {}

    @Override
    public void giveBack() {}
  }
}
