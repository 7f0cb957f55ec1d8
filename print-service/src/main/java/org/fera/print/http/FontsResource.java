package org.fera.print.http;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.awt.Font;
import java.awt.GraphicsEnvironment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.sf.jasperreports.engine.DefaultJasperReportsContext;
import net.sf.jasperreports.engine.fonts.FontUtil;

/** Says which fonts templates and labels can use here, in the JSON of MapFish Print. */
@Path("/print")
public class FontsResource {

  private static final int REGULAR = 400;
  private static final int BOLD = 700;

  /**
   * The fonts.
   *
   * @param jasperreportFonts families that come with the service and are embedded
   * @param fonts families of this machine
   */
  public record Fonts(List<String> jasperreportFonts, List<Family> fonts) {}

  /** A family and its faces. */
  public record Family(String family, List<Face> fontconfig) {}

  /** One face; the weight is that of CSS. */
  public record Face(List<String> families, String name, List<String> styles, int weight) {}

  /** All fonts. */
  @GET
  @Path("/fonts")
  @Produces(MediaType.APPLICATION_JSON)
  public Fonts fonts() {
    FontUtil bundled = FontUtil.getInstance(DefaultJasperReportsContext.getInstance());
    return new Fonts(bundled.getFontFamilyNames().stream().sorted().toList(), machine());
  }

  private static List<Family> machine() {
    Map<String, List<Face>> families = new TreeMap<>();
    for (Font font : GraphicsEnvironment.getLocalGraphicsEnvironment().getAllFonts()) {
      families.computeIfAbsent(font.getFamily(), name -> new ArrayList<>()).add(face(font));
    }
    return families.entrySet().stream()
        .map(family -> new Family(family.getKey(), family.getValue()))
        .toList();
  }

  private static Face face(Font font) {
    String name = font.getFontName();
    boolean bold = name.contains("Bold");
    boolean slanted = name.contains("Italic") || name.contains("Oblique");
    List<String> styles = new ArrayList<>();
    if (bold) {
      styles.add("Bold");
    }
    if (slanted) {
      styles.add(name.contains("Oblique") ? "Oblique" : "Italic");
    }
    if (styles.isEmpty()) {
      styles.add("Regular");
    }
    return new Face(List.of(font.getFamily()), name, styles, bold ? BOLD : REGULAR);
  }
}
