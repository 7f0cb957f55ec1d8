package org.fera.router.beans;

import io.quarkus.agroal.DataSource;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.build.compatible.spi.AnnotationBuilder;
import jakarta.enterprise.inject.build.compatible.spi.BeanInfo;
import jakarta.enterprise.inject.build.compatible.spi.BuildCompatibleExtension;
import jakarta.enterprise.inject.build.compatible.spi.Discovery;
import jakarta.enterprise.inject.build.compatible.spi.Registration;
import jakarta.enterprise.inject.build.compatible.spi.ScannedClasses;
import jakarta.enterprise.inject.build.compatible.spi.Synthesis;
import jakarta.enterprise.inject.build.compatible.spi.SyntheticComponents;
import jakarta.enterprise.lang.model.AnnotationInfo;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * While a service is built: a bean for each {@code @io.quarkus.agroal.DataSource("name")} that it
 * injects and that Quarkus itself does not make. Names are then as they would be with Quarkus' own
 * data sources; {@code name-master} and {@code name-slave} mean one role whatever the request.
 */
public class AgroalBeans implements BuildCompatibleExtension {

  private static final String QUALIFIER = DataSource.class.getName();

  private final Set<String> names = new TreeSet<>();

  /** Makes the qualifier known, which Quarkus does only where it makes a data source itself. */
  @Discovery
  public void discover(ScannedClasses classes) {
    classes.add(QUALIFIER);
  }

  /** Collects the names from the places of injection. */
  @Registration(types = Object.class)
  public void collect(BeanInfo bean) {
    bean.injectionPoints().stream()
        .flatMap(point -> point.qualifiers().stream())
        .filter(qualifier -> qualifier.name().equals(QUALIFIER))
        .map(AnnotationInfo::value)
        .forEach(value -> names.add(value.asString()));
  }

  /** Makes the beans. */
  @Synthesis
  public void make(SyntheticComponents components) {
    for (String name : names) {
      if (!isQuarkusOwn(name)) {
        components
            .addBean(javax.sql.DataSource.class)
            .type(javax.sql.DataSource.class)
            .qualifier(AnnotationBuilder.of(DataSource.class).value(name).build())
            .scope(Dependent.class)
            .withParam(AgroalBean.NAME, name)
            .createWith(AgroalBean.class);
      }
    }
  }

  private static boolean isQuarkusOwn(String name) {
    Iterable<String> keys = ConfigProvider.getConfig().getPropertyNames();
    return StreamSupport.stream(keys.spliterator(), false)
        .anyMatch(
            key ->
                key.startsWith("quarkus.datasource.\"" + name + "\".")
                    || key.startsWith("quarkus.datasource." + name + "."));
  }
}
