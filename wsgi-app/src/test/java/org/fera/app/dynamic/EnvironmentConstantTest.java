package org.fera.app.dynamic;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class EnvironmentConstantTest {

  private record Config(Optional<String> environment) implements DynamicConfig {

    @Override
    public Optional<Path> file() {
      return Optional.empty();
    }

    @Override
    public String mainOgcServer() {
      return "main";
    }
  }

  private static ObjectNode constants(String environment) {
    ObjectNode constants = JsonNodeFactory.instance.objectNode();
    new EnvironmentConstant(new Config(Optional.ofNullable(environment))).add(constants);
    return constants;
  }

  @Test
  @Tag("WA-10.7.1")
  void aViewerIsToldOfAnyEnvironmentButProduction() {
    assertThat(constants("integration").path("feraEnvironment").asText()).isEqualTo("integration");
    assertThat(constants("production")).isEmpty();
    assertThat(constants(null)).isEmpty();
  }
}
