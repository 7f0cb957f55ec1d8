package org.fera.router;

import jakarta.enterprise.util.Nonbinding;
import jakarta.inject.Qualifier;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Qualifies a {@link javax.sql.DataSource} whose connections go to a slave or to the master, as the
 * request at hand needs it. Injecting a source that is not configured is no error; its first use
 * is, with {@link RouterException.UnknownSource}.
 */
@Qualifier
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER, ElementType.TYPE})
public @interface RoutedDataSource {

  /** The source's name; {@code main} is the one of the PG* environment variables. */
  @Nonbinding
  String value() default "main";
}
