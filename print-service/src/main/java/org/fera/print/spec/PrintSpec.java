package org.fera.print.spec;

import java.util.Map;
import java.util.Optional;
import org.fera.print.app.Layout;

/**
 * A request, checked against its layout.
 *
 * @param language {@code lang}, for example {@code de} or {@code de_CH}
 * @param values attributes by name: String, Boolean, Integer, Double, {@link MapSpec}, {@link
 *     ScalebarSpec} or {@link NorthArrowSpec}
 */
public record PrintSpec(
    Layout layout,
    Optional<String> language,
    Optional<String> outputFilename,
    Map<String, Object> values) {}
