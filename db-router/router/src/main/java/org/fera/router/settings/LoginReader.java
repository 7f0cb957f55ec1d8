package org.fera.router.settings;

import java.util.Optional;

/** Reads who connects to a source's nodes. */
final class LoginReader {

  private final SourceValues values;
  private final RouterConfig.Source own;

  LoginReader(SourceValues values, RouterConfig.Source own) {
    this.values = values;
    this.own = own;
  }

  Login master(Optional<SqlAlchemyUrl> url) {
    String database =
        setting(
                "database",
                own.database(),
                "PGDATABASE",
                url.flatMap(SqlAlchemyUrl::database),
                "db")
            .orElseThrow(this::noDatabase);
    String user =
        setting(
                "username",
                own.username(),
                "PGUSER",
                url.flatMap(SqlAlchemyUrl::username),
                "dbuser")
            .orElse(database);
    return new Login(
        database,
        user,
        setting(
            "password",
            own.password(),
            "PGPASSWORD",
            url.flatMap(SqlAlchemyUrl::password),
            "dbpassword"),
        setting("sslmode", own.sslmode(), "PGSSLMODE", url.flatMap(SqlAlchemyUrl::sslmode), null),
        setting("search-path", own.searchPath(), null, Optional.empty(), null),
        setting("options", own.options(), "PGOPTIONS", url.flatMap(SqlAlchemyUrl::options), null));
  }

  private SettingsException noDatabase() {
    return new SettingsException(
        "source "
            + values.name()
            + ": no database name (PGDATABASE, or fera.router."
            + values.name()
            + ".database)");
  }

  /**
   * As the master's, but for the user of the slaves' own URL or keys.
   *
   * @param url of the slaves, where their hosts are from it
   */
  Login slave(Login master, Optional<SqlAlchemyUrl> url) {
    boolean explicitUser = values.pg("PGUSER").isPresent() || own.username().isPresent();
    Optional<String> urlUser =
        explicitUser ? Optional.empty() : url.flatMap(SqlAlchemyUrl::username);
    Optional<String> urlPassword =
        urlUser.isPresent() ? url.flatMap(SqlAlchemyUrl::password) : Optional.empty();
    Optional<String> user = own.slave().username().or(() -> urlUser);
    Optional<String> password = own.slave().password().or(() -> urlPassword);
    boolean other = user.isPresent() && !user.get().equals(master.username());
    return new Login(
        master.database(),
        user.orElse(master.username()),
        other ? password : password.or(master::password),
        master.sslmode(),
        master.searchPath(),
        master.options());
  }

  private Optional<String> setting(
      String key,
      Optional<String> ownValue,
      String variable,
      Optional<String> ofUrl,
      String varsKey) {
    Optional<Value> value =
        values
            .own(key, ownValue)
            .or(() -> variable == null ? Optional.empty() : values.pg(variable))
            .or(() -> ofUrl.map(text -> new Value(text, urlOrigin())))
            .or(() -> varsKey == null ? Optional.empty() : values.vars(varsKey));
    value.ifPresent(v -> values.report(key, key.equals("password") ? "***" : v.text(), v.origin()));
    return value.map(Value::text);
  }

  private String urlOrigin() {
    return values.lenient(values.masterKey).map(Value::origin).orElse(values.masterKey);
  }
}
