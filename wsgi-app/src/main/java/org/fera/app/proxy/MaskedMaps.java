package org.fera.app.proxy;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import javax.imageio.ImageIO;
import org.fera.app.http.BadParameter;
import org.fera.app.http.Parameters;
import org.fera.app.http.Unavailable;
import org.fera.app.rights.Caller;
import org.fera.app.rights.RestrictionAreas;
import org.fera.app.upstream.UpstreamRequest;
import org.fera.app.upstream.WholeAnswer;

/**
 * Maps of servers that do not know the restriction areas: each run of layers with the same areas is
 * a picture of its own, cut by them; the pictures are laid above each other.
 */
@ApplicationScoped
class MaskedMaps {

  private static final int LARGEST_PICTURE = 40_000_000;
  private static final int MOST_PICTURES = 12;
  private static final String JPEG = "image/jpeg";

  private final OgcRequests requests;
  private final RestrictionAreas areas;
  private final Mask mask;

  MaskedMaps(OgcRequests requests, RestrictionAreas areas, Mask mask) {
    this.requests = requests;
    this.areas = areas;
    this.mask = mask;
  }

  /** Layers that are drawn in one picture. */
  private record Run(Set<Integer> limit, List<String> layers, List<String> styles) {}

  /** A picture and what of it the caller may see; null: all. */
  private record Cut(WholeAnswer answer, Shape shape) {}

  /** Whether one of the layers has a limit. */
  static boolean isNeeded(OgcParameters parameters, AreaScope scope) {
    return Arrays.stream(parameters.get("layers").orElse("").split(","))
        .flatMap(name -> scope.leaves(name.strip()).stream())
        .anyMatch(leaf -> !scope.limit(leaf).isEmpty());
  }

  /**
   * @param asking makes the request for parameters
   */
  Uni<Response> draw(
      OgcParameters parameters,
      AreaScope scope,
      Caller caller,
      Function<OgcParameters, UpstreamRequest> asking) {
    MapView view = MapView.of(parameters, areas);
    String format = format(parameters.get("format").orElse("image/png"));
    boolean transparent =
        Parameters.flag(parameters.get("transparent").orElse("")) && !format.equals(JPEG);
    Color ground = transparent ? null : colour(parameters.get("bgcolor").orElse("0xFFFFFF"));
    List<Uni<Cut>> cuts = new ArrayList<>();
    for (Run run : runs(parameters, scope)) {
      Shape shape = run.limit().isEmpty() ? null : mask.of(caller, run.limit(), view);
      if (shape == null || !shape.getBounds().isEmpty()) {
        UpstreamRequest request = asking.apply(of(parameters, run));
        cuts.add(
            requests
                .whole(request, Kind.MAP, LARGEST_PICTURE)
                .map(answer -> new Cut(answer, shape)));
      }
    }
    if (cuts.isEmpty()) {
      return Uni.createFrom().item(() -> picture(List.of(), view, format, ground));
    }
    return Uni.join()
        .all(cuts)
        .usingConcurrencyOf(2)
        .andFailFast()
        .emitOn(Infrastructure.getDefaultWorkerPool())
        .map(drawn -> picture(drawn, view, format, ground));
  }

  private static List<Run> runs(OgcParameters parameters, AreaScope scope) {
    List<String> names = List.of(parameters.get("layers").orElse("").split(","));
    List<String> styles = List.of(parameters.get("styles").orElse("").split(",", -1));
    List<Run> runs = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      String style = styles.size() == names.size() ? styles.get(i) : "";
      for (String leaf : scope.leaves(names.get(i).strip())) {
        Set<Integer> limit = scope.limit(leaf);
        if (runs.isEmpty() || !runs.get(runs.size() - 1).limit().equals(limit)) {
          runs.add(new Run(limit, new ArrayList<>(), new ArrayList<>()));
        }
        runs.get(runs.size() - 1).layers().add(leaf);
        runs.get(runs.size() - 1).styles().add(style);
      }
    }
    if (runs.size() > MOST_PICTURES) {
      throw new BadParameter("LAYERS", "'LAYERS' mixes too many restriction areas.");
    }
    return runs;
  }

  private static OgcParameters of(OgcParameters parameters, Run run) {
    Map<String, String> changed = new HashMap<>();
    changed.put("layers", String.join(",", run.layers()));
    changed.put("styles", String.join(",", run.styles()));
    changed.put("format", "image/png");
    changed.put("transparent", "TRUE");
    return parameters.with(changed);
  }

  private static Response picture(List<Cut> cuts, MapView view, String format, Color ground) {
    boolean opaque = ground != null;
    BufferedImage image =
        new BufferedImage(
            view.width(),
            view.height(),
            opaque ? BufferedImage.TYPE_INT_RGB : BufferedImage.TYPE_INT_ARGB);
    Graphics2D graphics = image.createGraphics();
    if (opaque) {
      graphics.setColor(ground);
      graphics.fillRect(0, 0, view.width(), view.height());
    }
    for (Cut cut : cuts) {
      graphics.setClip(cut.shape());
      graphics.drawImage(read(cut.answer()), 0, 0, view.width(), view.height(), null);
    }
    graphics.dispose();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, format.equals(JPEG) ? "jpeg" : "png", bytes);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return OgcAnswers.headed(Response.ok(bytes.toByteArray(), format), Operation.GETMAP).build();
  }

  private static BufferedImage read(WholeAnswer answer) {
    boolean isPicture =
        answer.status() == 200
            && answer.contentType() != null
            && answer.contentType().startsWith("image/png");
    try {
      BufferedImage image =
          isPicture ? ImageIO.read(new ByteArrayInputStream(answer.body().getBytes())) : null;
      if (image != null) {
        return image;
      }
    } catch (IOException e) {
      // Told below.
    }
    if (answer.status() >= 500) {
      throw Unavailable.broken("The OGC server failed.", null);
    }
    throw new BadParameter("LAYERS", "The OGC server draws no picture of this request.");
  }

  private static String format(String asked) {
    String type = asked.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    if (!type.equals("image/png") && !type.equals(JPEG)) {
      throw new BadParameter(
          "FORMAT", "'FORMAT' must be image/png or image/jpeg for layers with restriction areas.");
    }
    return type;
  }

  private static Color colour(String text) {
    try {
      return Color.decode(text.strip());
    } catch (NumberFormatException e) {
      throw new BadParameter("BGCOLOR", "'BGCOLOR' must be a colour as 0xFFFFFF.");
    }
  }
}
