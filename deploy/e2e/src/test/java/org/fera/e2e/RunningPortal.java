package org.fera.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Hands a test the sample portal, started once by {@code ./fera up --instances 2} for all test
 * classes and taken down when the last has ended. ngeo is mounted as its interface desktop.
 */
public final class RunningPortal implements ParameterResolver {

  private static final Namespace NAMESPACE = Namespace.create(RunningPortal.class);

  private record Started(Fera fera, NgeoPackage ngeo) implements AutoCloseable {

    static Started up() {
      NgeoPackage ngeo = NgeoPackage.fetched();
      String folder = ngeo.built().toString();
      Fera fera = Fera.inOwnFolder("portal", Map.of("FERA_FRONTEND_DESKTOP_FOLDER", folder));
      Fera.Result result = fera.run("up", "--instances", "2");
      if (result.exitCode() != 0) {
        fera.run("down", "--purge", "--yes");
      }
      assertThat(result.exitCode()).as(result.output()).isZero();
      return new Started(fera, ngeo);
    }

    @Override
    public void close() {
      fera.run("down", "--purge", "--yes");
      ngeo.close();
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Fera.class;
  }

  @Override
  public Fera resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getRoot()
        .getStore(NAMESPACE)
        .computeIfAbsent("portal", key -> Started.up(), Started.class)
        .fera();
  }
}
