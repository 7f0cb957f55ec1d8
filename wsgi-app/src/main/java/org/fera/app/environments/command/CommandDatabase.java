package org.fera.app.environments.command;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.net.URL;
import java.time.Duration;
import java.util.function.Function;
import org.fera.app.database.DatabaseConfig;
import org.fera.app.database.SchemaName;
import org.fera.app.database.Schemas;
import org.fera.app.environments.Environments;
import org.fera.app.environments.EnvironmentsConfig;
import org.fera.app.environments.clone.Stopped;
import org.fera.router.DbRouter;
import org.fera.router.RouterException;
import org.fera.router.settings.RouterConfig;
import org.fera.router.settings.SettingsException;

/** The master with the settings that instances have, for a process that ends soon. */
final class CommandDatabase {

  private static final String SOURCE = "main";
  private static final int CONVERTER_PRIORITY = 200;
  private static final int DEFAULTS_ORDINAL = 250;

  private CommandDatabase() {}

  /**
   * Does something with the environments.
   *
   * @throws Stopped when it was not done, or the settings are wrong
   */
  static <T> T with(Function<Environments, T> work) {
    SmallRyeConfig config = config();
    DatabaseConfig database = config.getConfigMapping(DatabaseConfig.class);
    try (DbRouter router = DbRouter.open(config.getConfigMapping(RouterConfig.class), config)) {
      return work.apply(
          new Environments(
              router.master(SOURCE),
              config.getConfigMapping(EnvironmentsConfig.class),
              new Schemas(
                  new SchemaName(database.mainSchema()), new SchemaName(database.staticSchema())),
              database.srid()));
    } catch (RouterException | SettingsException | IllegalArgumentException e) {
      throw new Stopped(e.getMessage(), e);
    }
  }

  private static SmallRyeConfig config() {
    SmallRyeConfigBuilder builder =
        new SmallRyeConfigBuilder()
            .addDefaultInterceptors()
            .addDefaultSources()
            .withConverter(Duration.class, CONVERTER_PRIORITY, new DurationConverter())
            .withMapping(RouterConfig.class)
            .withMapping(DatabaseConfig.class)
            .withMapping(EnvironmentsConfig.class);
    URL defaults =
        Thread.currentThread().getContextClassLoader().getResource("application.properties");
    try {
      if (defaults != null) {
        builder.withSources(new PropertiesConfigSource(defaults, DEFAULTS_ORDINAL));
      }
    } catch (IOException e) {
      throw new Stopped("The settings of the jar cannot be read.", e);
    }
    return builder.build();
  }
}
