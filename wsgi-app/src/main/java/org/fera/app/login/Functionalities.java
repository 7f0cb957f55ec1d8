package org.fera.app.login;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fera.app.rights.Caller;
import org.jdbi.v3.core.Jdbi;

/** The functionalities of a caller's roles. */
@ApplicationScoped
class Functionalities {

  private static final String OF_ROLES =
      """
      SELECT DISTINCT f.name, f.value FROM <main>.functionality f
      JOIN <main>.role_functionality r ON r.functionality_id = f.id
      WHERE r.role_id = ANY (:roles) AND f.name = ANY (:names)
      ORDER BY f.name, f.value
      """;

  private final Jdbi jdbi;
  private final FunctionalitiesConfig config;

  Functionalities(Jdbi jdbi, FunctionalitiesConfig config) {
    this.jdbi = jdbi;
    this.config = config;
  }

  /** Values by name, of those that front ends are told. */
  Map<String, List<String>> of(Caller caller) {
    Map<String, List<String>> values = new LinkedHashMap<>();
    jdbi.useHandle(
        handle ->
            handle
                .createQuery(OF_ROLES)
                .bindArray("roles", Integer.class, caller.roleIds())
                .bindArray("names", String.class, config.availableInTemplates())
                .map((row, context) -> Map.entry(row.getString("name"), row.getString("value")))
                .forEach(
                    entry ->
                        values
                            .computeIfAbsent(entry.getKey(), name -> new ArrayList<>())
                            .add(entry.getValue())));
    return values;
  }
}
