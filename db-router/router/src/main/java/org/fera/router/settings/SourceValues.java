package org.fera.router.settings;

import java.util.List;
import java.util.Optional;

/**
 * Where the values of one named source stand; only the one named {@value #MAIN} looks at PG* and at
 * sqlalchemy.url.
 */
final class SourceValues {

  static final String MAIN = "main";

  private final String name;
  private final Values environment;
  private final Optional<Vars> vars;
  private final List<SettingsReport.Row> report;
  private final boolean main;
  private final String slaveKey;

  /** The vars.yaml key of the master's URL. */
  final String masterKey;

  SourceValues(
      String name, Values environment, Optional<Vars> vars, List<SettingsReport.Row> report) {
    this.name = name;
    this.environment = environment;
    this.vars = vars;
    this.report = report;
    this.main = name.equals(MAIN);
    this.masterKey = main ? "sqlalchemy.url" : "dbsessions." + name + ".url";
    this.slaveKey = main ? "sqlalchemy_slave.url" : "dbsessions." + name + ".slave_url";
  }

  String name() {
    return name;
  }

  boolean isMain() {
    return main;
  }

  /** What {@code fera.router."name"} says. */
  Optional<Value> own(String key, Optional<String> value) {
    return value
        .filter(text -> !text.isBlank())
        .map(text -> new Value(text, "fera.router." + name + "." + key));
  }

  /** An environment variable of libpq. */
  Optional<Value> pg(String variable) {
    return main ? environment.get(variable) : Optional.empty();
  }

  /** A key of the vars file whose faults are errors. */
  Optional<Value> vars(String key) {
    return main ? required(key) : Optional.empty();
  }

  /**
   * @param beaten whether something explicit beats the URL: its own faults do not matter then
   */
  Optional<Value> masterUrl(boolean beaten) {
    return beaten ? lenient(masterKey) : required(masterKey);
  }

  /**
   * GeoMapFish's own file asks for PGHOST_SLAVE in sqlalchemy_slave.url; where that is not set
   * there is no slave.
   */
  Optional<Value> slaveUrl(boolean beaten) {
    if (beaten) {
      return lenient(slaveKey);
    }
    try {
      return vars.flatMap(file -> file.text(slaveKey));
    } catch (Vars.Missing e) {
      return e.name().equals("PGHOST_SLAVE") ? Optional.empty() : required(slaveKey);
    }
  }

  private Optional<Value> required(String key) {
    return vars.flatMap(file -> file.required(key));
  }

  Optional<Value> lenient(String key) {
    try {
      return vars.flatMap(file -> file.text(key));
    } catch (Vars.Missing e) {
      return Optional.empty();
    }
  }

  /** Notes a value that counts. */
  void report(String key, String value, String origin) {
    report.add(new SettingsReport.Row(name + " " + key, value, origin));
  }
}
