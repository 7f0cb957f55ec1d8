package org.fera.router.settings;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;

/** Settings as a process would have them, without the environment of this one. */
public final class TestSettings {

  private TestSettings() {}

  /** Keys of both kinds: {@code PGHOST} and {@code fera.router.main.database}. */
  public static SmallRyeConfig config(Map<String, String> values) {
    return new SmallRyeConfigBuilder()
        .addDefaultInterceptors()
        .withSources(new PropertiesConfigSource(values, "test", 400))
        .withConverter(
            java.time.Duration.class, 200, new io.quarkus.runtime.configuration.DurationConverter())
        .withMapping(RouterConfig.class)
        .build();
  }

  static RouterSettings read(Map<String, String> values) {
    return SettingsReader.read(config(values).getConfigMapping(RouterConfig.class), config(values));
  }
}
