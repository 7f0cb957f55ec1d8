package org.fera.launcher.portal;

import java.util.Map;
import org.fera.launcher.Failure;

/**
 * The ports of a portal (design section 4), all moved by an offset.
 *
 * @param entry where browsers come in; FERA_PORT moves it alone
 * @param offset FERA_PORT_OFFSET
 * @param tls the entry with TLS, when it has a certificate; FERA_TLS_PORT moves it alone
 */
public record Ports(int entry, int offset, int tls) {

  private static final int LARGEST_OFFSET = 50_000;

  /** With the usual port of TLS. */
  public Ports(int entry, int offset) {
    this(entry, offset, 8443 + offset);
  }

  /** Those that the environment asks for. */
  public static Ports of(Map<String, String> environment) {
    int offset = number(environment, "FERA_PORT_OFFSET", 0, 0, LARGEST_OFFSET);
    return new Ports(
        number(environment, "FERA_PORT", 8080 + offset, 1, 65_535),
        offset,
        number(environment, "FERA_TLS_PORT", 8443 + offset, 1, 65_535));
  }

  /** HAProxy's statistics page. */
  public int statistics() {
    return 8404 + offset;
  }

  /** Statistics of the HAProxy before MapServer. */
  public int mapServerStatistics() {
    return 8406 + offset;
  }

  /** Supervisor's control port. */
  public int supervisor() {
    return 8405 + offset;
  }

  /** MapServer, for the services. */
  public int mapServer() {
    return 8085 + offset;
  }

  /** One of MapServer's FastCGI workers, counted from 1. */
  public int mapServerWorker(int number) {
    return 9089 + number + offset;
  }

  /** An instance of a service, counted from 1. */
  public int service(Role role, int instance) {
    int first =
        switch (role) {
          case WSGI_APP -> 8081;
          case PRINT_SERVICE -> 8082;
          case TILE_SERVICE -> 8083;
          default -> throw new IllegalArgumentException(role + " is no service");
        };
    return first + 100 * (instance - 1) + offset;
  }

  /** An instance of wsgi-app for an environment, counted from 1. */
  public int wsgiApp(Environment environment, int instance) {
    return service(Role.WSGI_APP, instance) + 10 * environment.number();
  }

  /** All PostgreSQL nodes, each on a loopback address of its own. */
  public int postgres() {
    return 5433 + offset;
  }

  /** A Memcached, counted from 1. */
  public int memcached(int number) {
    return 11_310 + number + offset;
  }

  private static int number(
      Map<String, String> environment, String variable, int otherwise, int least, int most) {
    String text = environment.getOrDefault(variable, "");
    try {
      int number = text.isEmpty() ? otherwise : Integer.parseInt(text);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException notANumber) {
      // Told below, as a number out of range is.
    }
    throw Failure.usage(
        variable + " has to be a number from " + least + " to " + most + ", is '" + text + "'");
  }
}
