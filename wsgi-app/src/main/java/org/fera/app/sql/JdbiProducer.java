package org.fera.app.sql;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import javax.sql.DataSource;
import org.fera.app.database.SchemaName;
import org.fera.app.database.Schemas;
import org.fera.router.RoutedDataSource;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatements;

/** Makes the one Jdbi. Statements write the schemas as {@code <main>} and {@code <static>}. */
@ApplicationScoped
class JdbiProducer {

  @Produces
  @Singleton
  Jdbi jdbi(@RoutedDataSource("main") DataSource source, Schemas schemas) {
    Jdbi jdbi = Jdbi.create(source);
    jdbi.getConfig(SqlStatements.class)
        .define("main", quoted(schemas.main()))
        .define("static", quoted(schemas.shared()));
    jdbi.registerArrayType(Integer.class, "integer");
    jdbi.registerArrayType(String.class, "text");
    return jdbi;
  }

  private static String quoted(SchemaName name) {
    return '"' + name.value() + '"';
  }
}
