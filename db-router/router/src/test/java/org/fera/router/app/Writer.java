package org.fera.router.app;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.fera.router.RoutedDataSource;
import org.fera.router.UseMaster;

/** What a transaction calls to write. */
@Singleton
public class Writer {

  private final DataSource source;

  Writer(@RoutedDataSource("main") DataSource source) {
    this.source = source;
  }

  /** In a transaction of its own. */
  @UseMaster
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public String writeAlone() throws SQLException {
    insert();
    return TransactionResource.session(source);
  }

  /** In the caller's. */
  @UseMaster
  public String writeAlong() throws SQLException {
    return insert();
  }

  String insert() throws SQLException {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("create table if not exists transacted (id serial)");
      statement.execute("insert into transacted default values");
    }
    return TransactionResource.session(source);
  }

  @UseMaster
  String count() throws SQLException {
    return TransactionResource.one(source, "select count(*) from transacted");
  }
}
