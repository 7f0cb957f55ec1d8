package org.fera.launcher.portal;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The parts of a portal that {@code --only} can name. */
public enum Role {
  POSTGRES,
  MAPSERVER,
  MEMCACHED,
  WSGI_APP,
  PRINT_SERVICE,
  TILE_SERVICE,
  HAPROXY;

  private static final String POSTGRESQL = "postgresql";

  /** The three services. */
  public static final List<Role> SERVICES = List.of(WSGI_APP, PRINT_SERVICE, TILE_SERVICE);

  /** The name on the command line and of the room. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The role of a name; null when there is none. PostgreSQL goes by both of its names. */
  public static Role of(String word) {
    if (word.equals(POSTGRESQL)) {
      return POSTGRES;
    }
    return Stream.of(values()).filter(role -> role.word().equals(word)).findFirst().orElse(null);
  }

  @Override
  public String toString() {
    return word();
  }
}
