package org.fera.router.node;

import java.time.Duration;
import java.util.Properties;
import org.fera.router.settings.HostPort;
import org.fera.router.settings.Login;
import org.fera.router.settings.PoolSettings;

/** What pgjdbc is told about a connection. */
final class ConnectionOptions {

  /** Seconds; a host that does not answer must not hold a request for longer. */
  private static final int CONNECT_SECONDS = 2;

  private static final int LOGIN_SECONDS = 3;

  /** Longer than the statement time-out, so that it is the server that gives up first. */
  private static final Duration SOCKET_MARGIN = Duration.ofSeconds(5);

  private ConnectionOptions() {}

  static String url(HostPort address, Login login) {
    return "jdbc:postgresql://"
        + address
        + "/"
        + java.net.URLEncoder.encode(login.database(), java.nio.charset.StandardCharsets.UTF_8);
  }

  static Properties pooled(Login login, PoolSettings pool, String applicationName) {
    Properties properties = new Properties();
    properties.setProperty("connectTimeout", String.valueOf(CONNECT_SECONDS));
    properties.setProperty("loginTimeout", String.valueOf(LOGIN_SECONDS));
    if (!pool.statementTimeout().isZero()) {
      long seconds = pool.statementTimeout().plus(SOCKET_MARGIN).toSeconds();
      properties.setProperty("socketTimeout", String.valueOf(seconds));
    }
    properties.setProperty("options", options(login, pool));
    common(properties, login, applicationName);
    return properties;
  }

  /**
   * Short time-outs, read-only, and nothing of the source's own options, which could make the
   * question fail.
   */
  static Properties probe(Login login, Duration timeout) {
    String seconds = String.valueOf(Math.max(1, timeout.toSeconds()));
    Properties properties = new Properties();
    properties.setProperty("connectTimeout", seconds);
    properties.setProperty("socketTimeout", seconds);
    properties.setProperty("loginTimeout", seconds);
    properties.setProperty("options", "-c default_transaction_read_only=on");
    properties.setProperty("user", login.username());
    login.password().ifPresent(password -> properties.setProperty("password", password));
    common(properties, login, "fera router probe");
    return properties;
  }

  private static void common(Properties properties, Login login, String applicationName) {
    properties.setProperty("tcpKeepAlive", "true");
    properties.setProperty("ApplicationName", applicationName);
    login.sslmode().ifPresent(mode -> properties.setProperty("sslmode", mode));
  }

  private static String options(Login login, PoolSettings pool) {
    StringBuilder options = new StringBuilder(login.options().orElse("").strip());
    if (!pool.statementTimeout().isZero()) {
      options.append(" -c statement_timeout=").append(pool.statementTimeout().toMillis());
    }
    login
        .searchPath()
        .ifPresent(
            path ->
                options.append(" -c search_path=").append(path.replaceAll("([\\\\ ])", "\\\\$1")));
    if (pool.readOnly()) {
      options.append(" -c default_transaction_read_only=on");
    }
    return options.toString().strip();
  }
}
