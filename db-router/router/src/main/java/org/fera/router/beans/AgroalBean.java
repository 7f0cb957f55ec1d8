package org.fera.router.beans;

import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.build.compatible.spi.Parameters;
import jakarta.enterprise.inject.build.compatible.spi.SyntheticBeanCreator;
import javax.sql.DataSource;
import org.fera.router.DbRouter;

/** Makes the beans that {@link AgroalBeans} announced. */
public class AgroalBean implements SyntheticBeanCreator<DataSource> {

  static final String NAME = "name";

  @Override
  public DataSource create(Instance<Object> lookup, Parameters parameters) {
    return lookup.select(DbRouter.class).get().named(parameters.get(NAME, String.class));
  }
}
