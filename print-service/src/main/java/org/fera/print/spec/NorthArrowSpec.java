package org.fera.print.spec;

import java.awt.Color;
import java.util.Optional;

/**
 * The north arrow that a request asks for.
 *
 * @param graphic URL of a picture; absent for the built-in arrow
 */
public record NorthArrowSpec(Optional<String> graphic, Color background) {}
