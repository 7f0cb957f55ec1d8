package org.fera.app.environments;

import java.util.ArrayList;
import java.util.List;
import org.fera.app.database.SchemaName;
import org.jdbi.v3.core.Handle;

/** What a promotion would do. */
final class DryRun {

  private static final String SIZE =
      """
      SELECT format('%s tables with about %s rows, %s with indexes, would be copied.', count(*),
        sum(greatest(c.reltuples, 0))::bigint, pg_size_pretty(sum(pg_total_relation_size(c.oid))))
      FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE n.nspname = :schema AND c.relkind IN ('r', 'm')
      """;

  private DryRun() {}

  static List<String> of(Handle handle, Promotion promotion, Promotion.Request request) {
    List<String> said = new ArrayList<>();
    for (String lost : promotion.check(handle)) {
      said.add("Users would lose a role: " + lost + ".");
    }
    SchemaName to = request.to().schema();
    List<Dependants.Dependant> dependants = Dependants.soon(handle, to);
    Dependants.refuse(to, dependants);
    dependants.forEach(one -> said.add("To be re-pointed: " + one.label() + "."));
    Copying.refuse(handle, request.from().schema());
    said.add(
        handle
            .createQuery(SIZE)
            .bind("schema", request.from().schema().value())
            .mapTo(String.class)
            .one());
    Versions versions = new Versions(handle);
    said.add(
        "%s, version %d, would be kept as %s."
            .formatted(
                request.to().name(),
                versions.number(to),
                Versions.keptName(to, versions.number(to))));
    said.add("Nothing was changed.");
    return said;
  }
}
