package org.fera.router.bench;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.AgroalConnectionPoolConfiguration.ConnectionValidator;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.exceptionsorter.PostgreSQLExceptionSorter;
import io.agroal.api.security.NamePrincipal;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.fera.postgres.Server;
import org.fera.router.DbRouter;
import org.fera.router.settings.RouterConfig;
import org.postgresql.Driver;

/** What is compared: a router, and Agroal's pool as Quarkus would set it up. */
final class Pools {

  static final String DATABASE = "postgres";

  private Pools() {}

  /** A pool to one node, in read-only sessions as the router's. */
  static AgroalDataSource plain(Server node, int size) {
    AgroalDataSourceConfigurationSupplier configuration =
        new AgroalDataSourceConfigurationSupplier();
    configuration
        .metricsEnabled(false)
        .connectionPoolConfiguration()
        .maxSize(size)
        .acquisitionTimeout(Duration.ofSeconds(5))
        .connectionValidator(ConnectionValidator.defaultValidator())
        .exceptionSorter(new PostgreSQLExceptionSorter())
        .connectionFactoryConfiguration()
        .connectionProviderClass(Driver.class)
        .jdbcUrl(node.jdbcUrl(DATABASE))
        .principal(new NamePrincipal("postgres"))
        .jdbcProperty("options", "-c statement_timeout=30000 -c default_transaction_read_only=on");
    return new io.agroal.pool.DataSource(configuration.get());
  }

  /**
   * A router.
   *
   * @param size of the pool of each slave
   */
  static DbRouter router(Server master, List<Server> slaves, int size, Map<String, String> more) {
    Map<String, String> settings = new HashMap<>();
    settings.put("PGHOST", master.host());
    settings.put("PGPORT", String.valueOf(master.port()));
    settings.put("PGUSER", "postgres");
    settings.put("PGDATABASE", DATABASE);
    settings.put("PGHOST_SLAVE", String.join(",", slaves.stream().map(Server::host).toList()));
    settings.put("fera.router.main.slave.pool-max", String.valueOf(size));
    settings.putAll(more);
    SmallRyeConfig config =
        new SmallRyeConfigBuilder()
            .addDefaultInterceptors()
            .withSources(new PropertiesConfigSource(settings, "bench", 400))
            .withConverter(
                Duration.class, 200, new io.quarkus.runtime.configuration.DurationConverter())
            .withMapping(RouterConfig.class)
            .build();
    return DbRouter.open(config.getConfigMapping(RouterConfig.class), config);
  }
}
