package org.fera.e2e.viewer;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.fera.e2e.Fera;
import org.fera.e2e.RunningPortal;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * The address of the portal under test, without a slash at the end: that of the system property
 * {@code fera.test.portal} when one runs already, else of one that is started for the tests.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(Portal.Address.class)
@interface Portal {

  /** Hands the address to a constructor's parameter. */
  final class Address implements ParameterResolver {

    private final RunningPortal started = new RunningPortal();

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == String.class;
    }

    @Override
    public String resolveParameter(ParameterContext parameter, ExtensionContext context) {
      String running = System.getProperty("fera.test.portal", "");
      if (!running.isBlank()) {
        return running.replaceAll("/+$", "");
      }
      Fera fera = started.resolveParameter(parameter, context);
      return fera.entry();
    }
  }
}
