package org.fera.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Where something was measured. */
final class Machine {

  private Machine() {}

  static Map<String, Object> described() throws IOException {
    var system = ManagementFactory.getOperatingSystemMXBean();
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("processor", line("/proc/cpuinfo", "model name").orElse("unknown"));
    all.put("processors", system.getAvailableProcessors());
    all.put("memory", line("/proc/meminfo", "MemTotal").orElse("unknown"));
    all.put("system", system.getName() + " " + system.getVersion());
    all.put("loadAverage", system.getSystemLoadAverage());
    return all;
  }

  private static Optional<String> line(String file, String key) throws IOException {
    return Files.readAllLines(Path.of(file)).stream()
        .filter(line -> line.startsWith(key))
        .map(line -> line.substring(line.indexOf(':') + 1).strip())
        .findFirst();
  }
}
