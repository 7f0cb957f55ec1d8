package org.fera.router.node;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import org.fera.router.settings.HostPort;
import org.fera.router.settings.Login;
import org.postgresql.Driver;

/** Connections outside of any pool. */
public final class Sessions {

  private static final Duration TIMEOUT = Duration.ofSeconds(3);

  private Sessions() {}

  /** A connection on which nothing is written, whose every question has a time-out. */
  public static Connection listening(HostPort address, Login login) throws SQLException {
    Properties properties = ConnectionOptions.probe(login, TIMEOUT);
    properties.setProperty("ApplicationName", "fera listen");
    return new Driver().connect(ConnectionOptions.url(address, login), properties);
  }
}
