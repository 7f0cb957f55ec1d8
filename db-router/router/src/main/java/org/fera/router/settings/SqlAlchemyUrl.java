package org.fera.router.settings;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A database as SQLAlchemy writes it: {@code
 * postgresql[+driver]://user:password@host:port/database?sslmode=...}. Hosts may be a
 * comma-separated list.
 */
record SqlAlchemyUrl(
    List<HostPort> hosts,
    Optional<String> username,
    Optional<String> password,
    Optional<String> database,
    Optional<String> sslmode,
    Optional<String> options) {

  private static final Pattern FORM =
      Pattern.compile(
          "(?<scheme>[\\w+]+)://(?:(?<user>[^:/@]*)(?::(?<password>[^@]*))?@)?(?<hosts>[^/?]*)"
              + "(?:/(?<database>[^?]*))?(?:\\?(?<query>.*))?");

  /**
   * @throws SettingsException naming the value's origin, and not the URL since it holds a password
   */
  static SqlAlchemyUrl parse(Value url) {
    Matcher form = FORM.matcher(url.text().strip());
    if (!form.matches() || !form.group("scheme").startsWith("postgres")) {
      throw new SettingsException(
          url.origin() + ": is no URL like postgresql://user:password@host:5432/database");
    }
    String query = form.group("query");
    Optional<String> hosts = decoded(form.group("hosts")).or(() -> parameter(query, "host"));
    if (hosts.isEmpty()) {
      throw new SettingsException(url.origin() + ": names no host");
    }
    return new SqlAlchemyUrl(
        HostPort.list(hosts.get(), List.of(), url.origin()),
        decoded(form.group("user")),
        decoded(form.group("password")),
        decoded(form.group("database")),
        parameter(query, "sslmode"),
        parameter(query, "options"));
  }

  private static Optional<String> parameter(String query, String name) {
    if (query != null) {
      for (String pair : query.split("&")) {
        if (pair.startsWith(name + "=")) {
          return decoded(pair.substring(name.length() + 1));
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<String> decoded(String text) {
    if (text == null || text.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      return Optional.of(text);
    }
  }

  /** Without the password. */
  @Override
  public String toString() {
    return username.orElse("") + "@" + hosts + "/" + database.orElse("");
  }
}
