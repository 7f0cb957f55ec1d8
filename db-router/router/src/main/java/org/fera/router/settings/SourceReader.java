package org.fera.router.settings;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.Supplier;

/** Reads one named source; only the one named {@value #MAIN} looks at PG* and at sqlalchemy.url. */
final class SourceReader {

  static final String MAIN = "main";

  private static final Duration MAX_LIFETIME = Duration.ofMinutes(30);
  private static final int WRITE_MAX = 20;
  private static final int READ_MAX = 30;

  private final String name;
  private final RouterConfig.Source own;
  private final Values environment;
  private final Optional<Vars> vars;
  private final List<SettingsReport.Row> report;
  private final boolean main;
  private final String masterKey;
  private final String slaveKey;

  SourceReader(
      String name,
      RouterConfig.Source own,
      Values environment,
      Optional<Vars> vars,
      List<SettingsReport.Row> report) {
    this.name = name;
    this.own = own;
    this.environment = environment;
    this.vars = vars;
    this.report = report;
    this.main = name.equals(MAIN);
    this.masterKey = main ? "sqlalchemy.url" : "dbsessions." + name + ".url";
    this.slaveKey = main ? "sqlalchemy_slave.url" : "dbsessions." + name + ".slave_url";
  }

  /** Empty when nothing names a master of this source. */
  Optional<SourceSettings> read() {
    Optional<Value> ownMaster = own("master.hosts", own.master().hosts());
    boolean explicit = ownMaster.isPresent() || pg("PGHOST").isPresent();
    Optional<Value> masterUrl = explicit ? lenient(masterKey) : required(masterKey);
    Optional<SqlAlchemyUrl> url = masterUrl.map(SqlAlchemyUrl::parse);
    List<HostPort> masters =
        first(
            "master",
            () -> hosts(ownMaster, List.of()),
            () -> hosts(pg("PGHOST"), ports("PGPORT")),
            () -> hosts(masterUrl, SqlAlchemyUrl::hosts),
            () -> hosts(vars("dbhost"), varsPorts("dbport")));
    if (masters.isEmpty()) {
      if (pg("PGHOST_SLAVE").isPresent()) {
        throw new SettingsException(
            pg("PGHOST_SLAVE").get().origin() + ": is set, but PGHOST is not");
      }
      return Optional.empty();
    }
    Optional<Value> ownSlave = own("slave.hosts", own.slave().hosts());
    boolean explicitSlave = ownSlave.isPresent() || pg("PGHOST_SLAVE").isPresent();
    Optional<Value> slaveUrl = explicitSlave ? lenient(slaveKey) : slaveUrl();
    List<HostPort> slaves =
        first(
            "slave",
            () -> hosts(ownSlave, List.of()),
            () -> hosts(pg("PGHOST_SLAVE"), ports("PGPORT_SLAVE", "PGPORT")),
            () -> hosts(slaveUrl, SqlAlchemyUrl::hosts),
            () -> hosts(vars("dbhost_slave"), varsPorts("dbport_slave", "dbport")));
    Login login = login(url);
    return Optional.of(
        new SourceSettings(
            name,
            masters,
            slaves,
            login,
            slaveLogin(login, slaveUrl),
            write(),
            reads(),
            masterRead(),
            own.slave().maxLagBytes(),
            own.slave().maxStaleness()));
  }

  private Login login(Optional<SqlAlchemyUrl> url) {
    String database =
        setting(
                "database",
                own.database(),
                "PGDATABASE",
                url.flatMap(SqlAlchemyUrl::database),
                "db")
            .orElseThrow(
                () ->
                    new SettingsException(
                        "source "
                            + name
                            + ": no database name (PGDATABASE, or fera.router."
                            + name
                            + ".database)"));
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

  private Login slaveLogin(Login master, Optional<Value> slaveUrl) {
    Optional<SqlAlchemyUrl> url =
        pg("PGHOST_SLAVE").isPresent() || own.slave().hosts().isPresent()
            ? Optional.empty()
            : slaveUrl.map(SqlAlchemyUrl::parse);
    boolean explicitUser = pg("PGUSER").isPresent() || own.username().isPresent();
    Optional<String> urlUser =
        explicitUser ? Optional.empty() : url.flatMap(SqlAlchemyUrl::username);
    Optional<String> user = own.slave().username().or(() -> urlUser);
    Optional<String> password =
        own.slave()
            .password()
            .or(
                () ->
                    urlUser.isPresent() ? url.flatMap(SqlAlchemyUrl::password) : Optional.empty());
    boolean other = user.isPresent() && !user.get().equals(master.username());
    return new Login(
        master.database(),
        user.orElse(master.username()),
        other ? password : password.or(master::password),
        master.sslmode(),
        master.searchPath(),
        master.options());
  }

  private PoolSettings write() {
    return new PoolSettings(
        poolMax("master", own.master().poolMax(), "SQLALCHEMY", WRITE_MAX),
        own.master().acquisitionTimeout(),
        lifetime("SQLALCHEMY"),
        own.master().statementTimeout(),
        false);
  }

  private PoolSettings reads() {
    return new PoolSettings(
        poolMax("slave", own.slave().poolMax(), "SQLALCHEMY_SLAVE", READ_MAX),
        own.slave().acquisitionTimeout(),
        lifetime("SQLALCHEMY_SLAVE"),
        own.slave().statementTimeout(),
        true);
  }

  private PoolSettings masterRead() {
    return new PoolSettings(
        own.masterRead().poolMax(),
        own.masterRead().acquisitionTimeout(),
        MAX_LIFETIME,
        own.slave().statementTimeout(),
        true);
  }

  /** As SQLAlchemy counts: the pool's size and what may overflow it. */
  private int poolMax(String role, OptionalInt explicit, String prefix, int otherwise) {
    if (explicit.isPresent()) {
      return positive(explicit.getAsInt(), "fera.router." + name + "." + role + ".pool-max");
    }
    Optional<Value> size = pool(prefix, "POOL_SIZE", "pool_size");
    Optional<Value> overflow = pool(prefix, "MAX_OVERFLOW", "max_overflow");
    if (size.isEmpty() && overflow.isEmpty()) {
      return otherwise;
    }
    int max =
        size.map(SourceReader::number).orElse(5) + overflow.map(SourceReader::number).orElse(25);
    size.or(() -> overflow)
        .ifPresent(
            value -> report.add(row(role + " pool-max", String.valueOf(max), value.origin())));
    return positive(max, size.or(() -> overflow).get().origin());
  }

  private Duration lifetime(String prefix) {
    return pool(prefix, "POOL_RECYCLE", "pool_recycle")
        .map(value -> number(value) < 1 ? MAX_LIFETIME : Duration.ofSeconds(number(value)))
        .orElse(MAX_LIFETIME);
  }

  private Optional<Value> pool(String prefix, String variable, String key) {
    return main
        ? environment
            .get(prefix + "_" + variable)
            .or(() -> lenient(prefix.toLowerCase(java.util.Locale.ROOT) + "." + key))
        : Optional.empty();
  }

  private static int number(Value value) {
    try {
      return Integer.parseInt(value.text().strip());
    } catch (NumberFormatException e) {
      throw new SettingsException(value.origin() + ": `" + value.text() + "` is no whole number");
    }
  }

  private static int positive(int number, String origin) {
    if (number < 1) {
      throw new SettingsException(origin + ": a pool needs at least 1 connection");
    }
    return number;
  }

  private Optional<String> setting(
      String key,
      Optional<String> ownValue,
      String variable,
      Optional<String> ofUrl,
      String varsKey) {
    Optional<Value> value =
        own(key, ownValue)
            .or(() -> variable == null ? Optional.empty() : pg(variable))
            .or(() -> ofUrl.map(text -> new Value(text, urlOrigin())))
            .or(() -> varsKey == null ? Optional.empty() : vars(varsKey));
    value.ifPresent(
        v -> report.add(row(key, key.equals("password") ? "***" : v.text(), v.origin())));
    return value.map(Value::text);
  }

  private String urlOrigin() {
    return lenient(masterKey).map(Value::origin).orElse(masterKey);
  }

  @SafeVarargs
  private List<HostPort> first(String key, Supplier<Optional<Hosts>>... places) {
    for (Supplier<Optional<Hosts>> place : places) {
      Optional<Hosts> hosts = place.get();
      if (hosts.isPresent()) {
        report.add(row(key, join(hosts.get().list()), hosts.get().origin()));
        return hosts.get().list();
      }
    }
    return List.of();
  }

  private record Hosts(List<HostPort> list, String origin) {}

  private static Optional<Hosts> hosts(Optional<Value> value, List<Integer> ports) {
    return value.map(v -> new Hosts(HostPort.list(v.text(), ports, v.origin()), v.origin()));
  }

  private static Optional<Hosts> hosts(
      Optional<Value> url, Function<SqlAlchemyUrl, List<HostPort>> part) {
    return url.map(v -> new Hosts(part.apply(SqlAlchemyUrl.parse(v)), v.origin()));
  }

  private List<Integer> ports(String... variables) {
    for (String variable : variables) {
      Optional<Value> value = pg(variable);
      if (value.isPresent()) {
        return HostPort.ports(value.get().text(), value.get().origin());
      }
    }
    return List.of();
  }

  private List<Integer> varsPorts(String... keys) {
    for (String key : keys) {
      Optional<Value> value = vars(key);
      if (value.isPresent()) {
        return HostPort.ports(value.get().text(), value.get().origin());
      }
    }
    return List.of();
  }

  private Optional<Value> own(String key, Optional<String> value) {
    return value
        .filter(text -> !text.isBlank())
        .map(text -> new Value(text, "fera.router." + name + "." + key));
  }

  private Optional<Value> pg(String variable) {
    return main ? environment.get(variable) : Optional.empty();
  }

  private Optional<Value> vars(String key) {
    return main ? required(key) : Optional.empty();
  }

  private Optional<Value> required(String key) {
    return vars.flatMap(file -> file.required(key));
  }

  /**
   * GeoMapFish's own file asks for PGHOST_SLAVE in sqlalchemy_slave.url; where that is not set
   * there is no slave.
   */
  private Optional<Value> slaveUrl() {
    try {
      return vars.flatMap(file -> file.text(slaveKey));
    } catch (Vars.Missing e) {
      if (e.name().equals("PGHOST_SLAVE")) {
        return Optional.empty();
      }
      return required(slaveKey);
    }
  }

  /** A value that something explicit beats: its own faults do not matter then. */
  private Optional<Value> lenient(String key) {
    try {
      return vars.flatMap(file -> file.text(key));
    } catch (Vars.Missing e) {
      return Optional.empty();
    }
  }

  private SettingsReport.Row row(String key, String value, String origin) {
    return new SettingsReport.Row(name + " " + key, value, origin);
  }

  private static String join(List<HostPort> hosts) {
    return String.join(", ", hosts.stream().map(HostPort::toString).toList());
  }
}
