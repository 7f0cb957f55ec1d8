package org.fera.launcher.test;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How long each room took, from the summary at the end of what Maven prints. */
final class RoomTimes {

  private static final Pattern LINE =
      Pattern.compile(
          "\\[INFO\\] (Fera :: .+?) \\.*\\s*(SUCCESS|FAILURE) \\[\\s*([0-9:.]+) (s|min|h)\\]");

  private final Map<String, String> times = new LinkedHashMap<>();

  /** Reads a line of Maven's. */
  void read(String line) {
    Matcher matcher = LINE.matcher(line);
    if (matcher.find()) {
      String failed = matcher.group(2).equals("FAILURE") ? "  failed" : "";
      times.put(
          matcher.group(1).replace("Fera :: ", "").replace(" :: ", "/"),
          matcher.group(3) + " " + matcher.group(4) + failed);
    }
  }

  /** Times by room, in the order of the build. */
  Map<String, String> times() {
    return times;
  }
}
