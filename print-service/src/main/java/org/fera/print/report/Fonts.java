package org.fera.print.report;

import java.awt.Font;
import java.awt.GraphicsEnvironment;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import net.sf.jasperreports.engine.JasperReportsContext;
import net.sf.jasperreports.engine.fonts.FontUtil;
import org.fera.print.vector.Face;

/**
 * Finds fonts by family: those of JasperReports' font extensions, which a PDF embeds, then those of
 * the machine, then the bundled one.
 */
final class Fonts implements Face.Finder {

  private static final int ANY_SIZE = 10;

  /** CSS's generic families. */
  private static final Map<String, String> GENERIC =
      Map.of(
          "sans-serif", Jasper.FONT,
          "serif", "DejaVu Serif",
          "monospace", "DejaVu Sans Mono",
          "cursive", "DejaVu Serif",
          "fantasy", Jasper.FONT);

  private final JasperReportsContext context;
  private final Map<String, String> machine;

  Fonts(JasperReportsContext context) {
    this.context = context;
    this.machine =
        Arrays.stream(
                GraphicsEnvironment.getLocalGraphicsEnvironment().getAvailableFontFamilyNames())
            .collect(
                Collectors.toUnmodifiableMap(
                    name -> name.toLowerCase(Locale.ROOT), name -> name, (a, b) -> a));
  }

  @Override
  public Face find(List<String> families, boolean bold, boolean italic) {
    int style = (bold ? Font.BOLD : Font.PLAIN) | (italic ? Font.ITALIC : Font.PLAIN);
    for (String family : families) {
      String name = family.trim().replaceAll("^[\"']|[\"']$", "");
      Font bundled = bundled(GENERIC.getOrDefault(name.toLowerCase(Locale.ROOT), name), style);
      if (bundled != null) {
        return new Face(bundled, true);
      }
      String installed = machine.get(name.toLowerCase(Locale.ROOT));
      if (installed != null && !LOGICAL.contains(installed)) {
        return new Face(new Font(installed, style, ANY_SIZE), false);
      }
    }
    return new Face(bundled(Jasper.FONT, style), true);
  }

  /** Java's own names for whatever is there. */
  private static final Set<String> LOGICAL =
      Set.of(Font.DIALOG, Font.DIALOG_INPUT, Font.MONOSPACED, Font.SANS_SERIF, Font.SERIF);

  private Font bundled(String family, int style) {
    return family.isEmpty()
        ? null
        : FontUtil.getInstance(context)
            .getAwtFontFromBundles(true, family, style, ANY_SIZE, Locale.ROOT, true);
  }
}
