package org.fera.launcher.up;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The one line of a log that says what went wrong. */
final class Logs {

  private static final int LONGEST = 300;
  private static final List<String> SIGNS = List.of("ERROR", "FATAL", "[ALERT]", "Error", "error:");

  private Logs() {}

  /** The last line that looks like a reason, else the last line, and where the rest is. */
  static String reason(Path log) {
    String all;
    try {
      all = new String(Files.readAllBytes(log), StandardCharsets.UTF_8);
    } catch (IOException e) {
      return "no log " + log;
    }
    List<String> lines = all.lines().filter(line -> !line.isBlank()).toList();
    String line =
        lines.stream()
            .filter(l -> SIGNS.stream().anyMatch(l::contains) && !l.startsWith("\tat "))
            .reduce((first, second) -> second)
            .orElse(lines.isEmpty() ? "it said nothing" : lines.get(lines.size() - 1));
    String shortened = line.length() > LONGEST ? line.substring(0, LONGEST) + "..." : line;
    return shortened.strip() + " (" + log + ")";
  }
}
