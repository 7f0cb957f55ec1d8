package org.fera.router.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.WithDefault;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The README's table of settings, beside the code. */
class SettingsTableTest {

  private static final String PREFIX = "fera.router.";
  private static final String NAMED = PREFIX + "\"name\"";

  @Tag("DR-4.12")
  @Test
  void the_readme_lists_every_key_with_its_default_and_no_other() throws IOException {
    Map<String, String> code = new TreeMap<>();
    collect(RouterConfig.class, PREFIX, code);
    Map<String, String> readme = table();
    assertThat(readme.keySet()).isEqualTo(code.keySet());
    code.forEach(
        (key, value) -> {
          if (!value.isEmpty()) {
            assertThat(readme.get(key)).as("default of " + key).isEqualTo(value);
          }
        });
  }

  /** Keys with their defaults; empty where the code computes it. */
  private static void collect(Class<?> type, String prefix, Map<String, String> keys) {
    for (Method method : type.getDeclaredMethods()) {
      if (method.getReturnType() == Map.class) {
        collect(RouterConfig.Source.class, NAMED + ".", keys);
      } else if (method.getReturnType().getEnclosingClass() == RouterConfig.class) {
        collect(method.getReturnType(), prefix + kebab(method.getName()) + ".", keys);
      } else {
        WithDefault value = method.getAnnotation(WithDefault.class);
        keys.put(prefix + kebab(method.getName()), value == null ? "" : value.value());
      }
    }
  }

  private static String kebab(String name) {
    return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
  }

  private static Map<String, String> table() throws IOException {
    Path readme = Path.of(System.getProperty("fera.root"), "db-router", "README.md");
    Map<String, String> keys = new TreeMap<>();
    for (String line : Files.readAllLines(readme)) {
      if (line.startsWith("| `" + PREFIX) && !line.contains("{")) {
        List<String> cells = List.of(line.split("\\|"));
        Pattern.compile("`([^`]+)`")
            .matcher(cells.get(1))
            .results()
            .map((MatchResult found) -> found.group(1))
            .map(key -> key.startsWith(".") ? NAMED + key : key)
            .forEach(key -> keys.put(key, cells.get(2).strip()));
      }
    }
    return keys;
  }
}
