package org.fera.app.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("WA-3.5")
class SchemaNameTest {

  @ParameterizedTest
  @ValueSource(strings = {"main", "main_static", "_x", "main_2026"})
  void takesPlainNames(String name) {
    assertThat(new SchemaName(name).table("user")).isEqualTo("\"" + name + "\".\"user\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Main", "1main", "main-2", "main\".x", "main; drop schema x", "mäin"})
  void refusesWhatWouldNeedQuoting(String name) {
    assertThatThrownBy(() -> new SchemaName(name))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no schema name");
  }

  @Test
  void refusesNamesTooLongToDeriveOthersFrom() {
    assertThat(new SchemaName("m".repeat(50)).value()).hasSize(50);
    assertThatThrownBy(() -> new SchemaName("m".repeat(51)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void refusesOneSchemaForBoth() {
    SchemaName main = new SchemaName("main");
    assertThatThrownBy(() -> new Schemas(main, main)).hasMessageContaining("must differ");
  }
}
