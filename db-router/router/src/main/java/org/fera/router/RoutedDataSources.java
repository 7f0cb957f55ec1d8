package org.fera.router;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.spi.InjectionPoint;
import jakarta.inject.Singleton;
import java.lang.annotation.Annotation;
import javax.sql.DataSource;

/** Makes what {@link RoutedDataSource} qualifies. */
@Singleton
final class RoutedDataSources {

  private final DbRouter router;

  RoutedDataSources(DbRouter router) {
    this.router = router;
  }

  @Produces
  @Dependent
  @RoutedDataSource
  DataSource produce(InjectionPoint point) {
    for (Annotation qualifier : point.getQualifiers()) {
      if (qualifier instanceof RoutedDataSource named) {
        return router.routed(named.value());
      }
    }
    throw new IllegalStateException("@RoutedDataSource is missing at " + point);
  }
}
