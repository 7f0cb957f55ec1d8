package org.fera.router.settings;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads the sizes and time-outs of a source's pools. */
final class PoolReader {

  private static final Duration MAX_LIFETIME = Duration.ofMinutes(30);
  private static final int WRITE_MAX = 20;
  private static final int READ_MAX = 30;

  /** SQLAlchemy's own defaults, where one of the two is given. */
  private static final int SQLALCHEMY_SIZE = 5;

  private static final int SQLALCHEMY_OVERFLOW = 25;

  private final SourceValues values;
  private final RouterConfig.Source own;

  PoolReader(SourceValues values, RouterConfig.Source own) {
    this.values = values;
    this.own = own;
  }

  PoolSettings write() {
    return new PoolSettings(
        max("master", own.master().poolMax(), "SQLALCHEMY", WRITE_MAX),
        own.master().acquisitionTimeout(),
        lifetime("SQLALCHEMY"),
        own.master().statementTimeout(),
        false);
  }

  PoolSettings read() {
    return new PoolSettings(
        max("slave", own.slave().poolMax(), "SQLALCHEMY_SLAVE", READ_MAX),
        own.slave().acquisitionTimeout(),
        lifetime("SQLALCHEMY_SLAVE"),
        own.slave().statementTimeout(),
        true);
  }

  PoolSettings masterRead() {
    return new PoolSettings(
        positive(
            own.masterRead().poolMax(), "fera.router." + values.name() + ".master-read.pool-max"),
        own.masterRead().acquisitionTimeout(),
        MAX_LIFETIME,
        own.slave().statementTimeout(),
        true);
  }

  /** As SQLAlchemy counts: the pool's size and what may overflow it. */
  private int max(String role, OptionalInt explicit, String prefix, int otherwise) {
    if (explicit.isPresent()) {
      return positive(
          explicit.getAsInt(), "fera.router." + values.name() + "." + role + ".pool-max");
    }
    Optional<Value> size = setting(prefix, "POOL_SIZE", "pool_size");
    Optional<Value> overflow = setting(prefix, "MAX_OVERFLOW", "max_overflow");
    Optional<Value> given = size.or(() -> overflow);
    if (given.isEmpty()) {
      return otherwise;
    }
    int max =
        size.map(PoolReader::number).orElse(SQLALCHEMY_SIZE)
            + overflow.map(PoolReader::number).orElse(SQLALCHEMY_OVERFLOW);
    values.report(role + " pool-max", String.valueOf(max), given.get().origin());
    return positive(max, given.get().origin());
  }

  private Duration lifetime(String prefix) {
    return setting(prefix, "POOL_RECYCLE", "pool_recycle")
        .map(value -> number(value) < 1 ? MAX_LIFETIME : Duration.ofSeconds(number(value)))
        .orElse(MAX_LIFETIME);
  }

  private Optional<Value> setting(String prefix, String variable, String key) {
    return values.isMain()
        ? values
            .pg(prefix + "_" + variable)
            .or(() -> values.lenient(prefix.toLowerCase(Locale.ROOT) + "." + key))
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
}
