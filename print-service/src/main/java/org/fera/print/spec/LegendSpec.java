package org.fera.print.spec;

import java.util.List;
import java.util.Optional;

/**
 * A legend class that a request asks for.
 *
 * @param name may be empty
 * @param dpi resolution of its icons and of those below it; absent for that of the class above
 * @param icons URLs
 */
public record LegendSpec(
    String name, Optional<Double> dpi, List<String> icons, List<LegendSpec> classes) {

  /** Whether there is anything to show. */
  public boolean shows() {
    return !icons.isEmpty() || classes.stream().anyMatch(LegendSpec::shows);
  }
}
