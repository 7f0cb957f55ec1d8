package org.fera.launcher.doctor;

/**
 * What an examination found.
 *
 * @param good whether up can live with it
 */
public record Finding(boolean good, String text) {}
