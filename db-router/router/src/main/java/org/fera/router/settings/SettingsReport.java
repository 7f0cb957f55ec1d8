package org.fera.router.settings;

import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.List;

/**
 * Where each setting of the databases came from, for an operator. Needs no CDI: {@code java -cp
 * 'lib/main/*' org.fera.router.settings.SettingsReport} of any service prints it for the
 * environment that it runs in.
 */
public final class SettingsReport {

  private SettingsReport() {}

  /**
   * @param key what it is: {@code main master}, {@code force-master}
   * @param value as used; a password is shown as {@code ***}
   * @param origin the variable or key that counted, and its file and line or {@code environment}
   */
  public record Row(String key, String value, String origin) {}

  /**
   * The settings of this process: own keys, the environment, FERA_VARS.
   *
   * @throws SettingsException one line, when a value is wrong
   */
  public static List<Row> read() {
    SmallRyeConfig config =
        new SmallRyeConfigBuilder()
            .addDefaultInterceptors()
            .addDefaultSources()
            .withConverter(
                java.time.Duration.class,
                200,
                new io.quarkus.runtime.configuration.DurationConverter())
            .withMapping(RouterConfig.class)
            .build();
    return SettingsReader.read(config.getConfigMapping(RouterConfig.class), config).report();
  }

  /** Prints a line per setting; a wrong one is one line on standard error and exit code 1. */
  @SuppressWarnings("SystemExitOutsideMain")
  public static void main(String[] arguments) {
    try {
      for (Row row : read()) {
        System.out.printf("%-28s %-48s %s%n", row.key(), row.value(), row.origin());
      }
    } catch (SettingsException e) {
      System.err.println(e.getMessage());
      System.exit(1);
    }
  }
}
