package org.fera.print.spec;

import java.awt.Color;

/** The north arrow that a request asks for: the built-in one, on that background. */
public record NorthArrowSpec(Color background) {}
