package org.fera.launcher.portal;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How many of what. It is kept in the state folder: an up that does not say otherwise leaves it as
 * the last one made it.
 *
 * @param instances of each service, 1 to 9
 * @param slaves beside the master, 0 to 9
 * @param roles what runs
 * @param durable whether PostgreSQL flushes to disk, which only test servers do without
 * @param environments production first; each has instances of wsgi-app of its own
 */
public record Shape(
    int instances, int slaves, Set<Role> roles, boolean durable, List<Environment> environments) {

  private static final String FILE = "shape.properties";

  /** One of each service, a master and two slaves. */
  public static final Shape DEFAULT = new Shape(1, 2, EnumSet.allOf(Role.class), true);

  /** With production alone. */
  public Shape(int instances, int slaves, Set<Role> roles, boolean durable) {
    this(instances, slaves, roles, durable, List.of(Environment.PRODUCTION));
  }

  /** What the last up made; the default before the first. */
  public static Shape in(Path folder) {
    Path file = folder.resolve(FILE);
    if (!Files.exists(file)) {
      return DEFAULT;
    }
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Shape(
        Integer.parseInt(properties.getProperty("instances")),
        Integer.parseInt(properties.getProperty("slaves")),
        Stream.of(properties.getProperty("roles").split(","))
            .map(Role::of)
            .collect(Collectors.toCollection(() -> EnumSet.noneOf(Role.class))),
        true,
        Environment.of(List.of(properties.getProperty("environments", "production").split(","))));
  }

  /** Keeps it for the next up. */
  public void keepIn(Path folder) {
    Properties properties = new Properties();
    properties.setProperty("instances", Integer.toString(instances));
    properties.setProperty("slaves", Integer.toString(slaves));
    properties.setProperty(
        "roles", roles.stream().map(Role::word).collect(Collectors.joining(",")));
    properties.setProperty(
        "environments",
        environments.stream().map(Environment::name).collect(Collectors.joining(",")));
    try (Writer writer = Files.newBufferedWriter(folder.resolve(FILE))) {
      properties.store(writer, null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The same with these of its roles alone. */
  public Shape only(Set<Role> some) {
    EnumSet<Role> left = EnumSet.noneOf(Role.class);
    roles.stream().filter(some::contains).forEach(left::add);
    return new Shape(instances, slaves, left, durable, environments);
  }

  /** Whether any service runs, and with it the entry. */
  public boolean hasServices() {
    return roles.stream().anyMatch(Role.SERVICES::contains);
  }

  /** Whether a role runs. */
  public boolean has(Role role) {
    return roles.contains(role);
  }
}
