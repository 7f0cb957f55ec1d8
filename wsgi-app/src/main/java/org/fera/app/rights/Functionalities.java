package org.fera.app.rights;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fera.app.identity.User;
import org.fera.app.sql.SlaveReads;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/**
 * The functionalities of a caller. For each name the first of these that has any value gives them
 * all: the user's own roles, the role of all users, the intranet's, the anonymous one.
 */
@ApplicationScoped
public class Functionalities {

  private static final String OF_ROLES =
      """
      SELECT DISTINCT r.role_id, f.name, f.value FROM <main>.functionality f
      JOIN <main>.role_functionality r ON r.functionality_id = f.id
      WHERE r.role_id = ANY (:roles) AND f.name = ANY (:names)
      ORDER BY f.name, f.value
      """;

  /** A value that a role gives. */
  record Row(int roleId, String name, String value) {}

  private final SlaveReads reads;
  private final FunctionalitiesConfig config;

  Functionalities(SlaveReads reads, FunctionalitiesConfig config) {
    this.reads = reads;
    this.config = config;
  }

  /** Values of one name, sorted; empty when no role gives any. */
  public List<String> values(Caller caller, String name) {
    return values(caller, List.of(name)).getOrDefault(name, List.of());
  }

  /** Values by name; a name without values is absent. */
  public Map<String, List<String>> values(Caller caller, Collection<String> names) {
    List<Row> rows = rows(caller, names);
    Map<String, List<String>> values = new LinkedHashMap<>();
    for (String name : names) {
      for (Set<Integer> level : levels(caller, config.single().orElse(List.of()).contains(name))) {
        List<String> found =
            rows.stream()
                .filter(row -> row.name().equals(name) && level.contains(row.roleId()))
                .map(Row::value)
                .distinct()
                .toList();
        if (!found.isEmpty()) {
          values.put(name, found);
          break;
        }
      }
    }
    return values;
  }

  private List<Row> rows(Caller caller, Collection<String> names) {
    List<Integer> roles = new java.util.ArrayList<>(caller.roleIds());
    caller.user().flatMap(User::settingsRole).ifPresent(roles::add);
    return reads.read(
        handle ->
            handle
                .createQuery(OF_ROLES)
                .bindArray("roles", Integer.class, roles)
                .bindArray("names", String.class, List.copyOf(names))
                .map(ConstructorMapper.of(Row.class))
                .list());
  }

  /** Ids of roles, those that decide first in front. */
  private static List<Set<Integer>> levels(Caller caller, boolean single) {
    Set<Integer> own =
        single
            ? caller.user().flatMap(User::settingsRole).map(Set::of).orElse(Set.of())
            : Set.copyOf(caller.ownRoles().stream().map(Role::id).toList());
    return List.of(
        own,
        named(caller, Role.REGISTERED),
        named(caller, Role.INTRANET),
        named(caller, Role.ANONYMOUS));
  }

  private static Set<Integer> named(Caller caller, String name) {
    Optional<Integer> id =
        caller.roles().stream().filter(role -> role.name().equals(name)).map(Role::id).findFirst();
    return id.map(Set::of).orElse(Set.of());
  }
}
