package org.fera.app.dynamic;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/**
 * The constant {@code feraEnvironment}: which environment a viewer is in, absent in production, so
 * that nobody takes a portal under work for the one that counts.
 */
@ApplicationScoped
class EnvironmentConstant {

  private static final String PRODUCTION = "production";

  private final Optional<String> name;

  EnvironmentConstant(DynamicConfig config) {
    this.name = config.environment().filter(environment -> !environment.equals(PRODUCTION));
  }

  void add(ObjectNode constants) {
    name.ifPresent(environment -> constants.put("feraEnvironment", environment));
  }
}
