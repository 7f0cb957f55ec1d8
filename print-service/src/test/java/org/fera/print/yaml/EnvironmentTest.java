package org.fera.print.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class EnvironmentTest {

  private static final Path FILE = Path.of("config.yaml.tmpl");

  @Test
  @Tag("PS-8.7")
  void variablesAreFilledInAndADollarIsOne() {
    String text = "host: ${HOST}\nfile: map-${DOLLAR}{yyyy-MM-dd}\nplain: ${yyyy-MM}\n";
    assertThat(Environment.filledIn(FILE, text, Map.of("HOST", "a$b\\c")))
        .isEqualTo("host: a$b\\c\nfile: map-${yyyy-MM-dd}\nplain: ${yyyy-MM}\n");
    assertThat(Environment.filledIn(Path.of("config.yaml"), text)).isEqualTo(text);
  }

  @Test
  @Tag("PS-8.7")
  void aVariableThatIsNotThereIsTold() {
    assertThatThrownBy(() -> Environment.filledIn(FILE, "a: 1\nb: ${NOWHERE}\n", Map.of()))
        .isInstanceOf(ConfigException.class)
        .hasMessage("config.yaml.tmpl:2: the environment has no variable \"NOWHERE\"");
  }
}
