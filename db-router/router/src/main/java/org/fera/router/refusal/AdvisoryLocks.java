package org.fera.router.refusal;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.util.Optional;
import java.util.regex.Pattern;
import org.fera.router.RouterException;
import org.fera.router.request.CurrentRequest;
import org.fera.router.request.RouteState;

/**
 * Refuses advisory locks in reads. A slave grants them, each slave for itself, so that they protect
 * nothing and nobody is told; for development and tests, since each statement is looked at.
 */
public final class AdvisoryLocks {

  private static final Pattern LOCK =
      Pattern.compile("\\bpg_(try_)?advisory_(xact_)?lock", Pattern.CASE_INSENSITIVE);

  private final Refusals refusals = new Refusals();

  /** The connection, which now refuses statements that take an advisory lock. */
  public Connection refusing(Connection connection) {
    return proxy(Connection.class, connection);
  }

  private <T> T proxy(Class<T> type, T target) {
    return type.cast(
        Proxy.newProxyInstance(
            AdvisoryLocks.class.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) -> call(target, method, arguments)));
  }

  private Object call(Object target, Method method, Object[] arguments) throws Throwable {
    if (arguments != null && arguments.length > 0 && arguments[0] instanceof String sql) {
      check(sql);
    }
    try {
      Object result = method.invoke(target, arguments);
      return result instanceof Statement statement && target instanceof Connection
          ? wrapped(statement)
          : result;
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private Object wrapped(Statement statement) {
    if (statement instanceof CallableStatement call) {
      return proxy(CallableStatement.class, call);
    }
    if (statement instanceof PreparedStatement prepared) {
      return proxy(PreparedStatement.class, prepared);
    }
    return proxy(Statement.class, statement);
  }

  private void check(String sql) throws SQLException {
    if (LOCK.matcher(sql).find()) {
      Optional<String> route = CurrentRequest.state().map(RouteState::route);
      RouterException explained =
          refusals.explain(
              route, "takes an advisory lock in a read, which on a slave protects nothing");
      SQLException refused = new SQLFeatureNotSupportedException(explained.getMessage(), "0A000");
      refused.addSuppressed(explained);
      throw refused;
    }
  }
}
