package org.fera.app.environments.clone;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;

/** Sorts parts so that each comes after what it needs, by {@code pg_depend}, and else by kind. */
final class BuildOrder {

  // What has no part of its own, and the object in whose part it is made.
  private static final String MADE_WITH =
      """
      WITH schema AS (SELECT %schema_oid% AS oid), twins AS (
        SELECT 'pg_rewrite'::regclass AS class, r.oid, 'pg_class'::regclass AS with_class, c.oid AS with_oid
          FROM pg_rewrite r JOIN pg_class c ON c.oid = r.ev_class, schema
          WHERE c.relnamespace = schema.oid AND r.rulename = '_RETURN'
        UNION ALL SELECT 'pg_type'::regclass, t.oid, 'pg_class'::regclass, c.oid
          FROM pg_type t JOIN pg_class c ON c.oid = t.typrelid, schema
          WHERE t.typnamespace = schema.oid AND c.relkind <> 'c'
        UNION ALL SELECT 'pg_class'::regclass, c.oid, 'pg_type'::regclass, c.reltype
          FROM pg_class c, schema WHERE c.relnamespace = schema.oid AND c.relkind = 'c'
        UNION ALL SELECT 'pg_type'::regclass, a.oid, CASE WHEN c.oid IS NULL THEN 'pg_type'::regclass
            ELSE 'pg_class'::regclass END, coalesce(c.oid, e.oid)
          FROM pg_type a JOIN pg_type e ON e.typarray = a.oid
            LEFT JOIN pg_class c ON c.oid = e.typrelid AND c.relkind <> 'c', schema WHERE a.typnamespace = schema.oid
        UNION ALL SELECT 'pg_type'::regclass, r.rngmultitypid, 'pg_type'::regclass, r.rngtypid
          FROM pg_range r JOIN pg_type t ON t.oid = r.rngtypid, schema WHERE t.typnamespace = schema.oid
        UNION ALL SELECT 'pg_attrdef'::regclass, f.oid, 'pg_class'::regclass, f.adrelid
          FROM pg_attrdef f JOIN pg_attribute a ON a.attrelid = f.adrelid AND a.attnum = f.adnum
            JOIN pg_class c ON c.oid = f.adrelid, schema WHERE c.relnamespace = schema.oid AND a.attgenerated <> ''
        UNION ALL SELECT 'pg_class'::regclass, k.conindid, 'pg_constraint'::regclass, k.oid
          FROM pg_constraint k, schema WHERE k.connamespace = schema.oid AND k.contype IN ('p', 'u', 'x'))
      SELECT class::oid, oid, with_class::oid, with_oid FROM twins
      """;

  private static final String NEEDS =
      """
      SELECT DISTINCT classid, objid, refclassid, refobjid FROM pg_depend
      WHERE classid = ANY (?) AND refclassid = ANY (?) AND deptype IN ('n', 'a', 'i', 'P', 'S')
        AND objid >= 16384 AND refobjid >= 16384
      """;

  private final List<Part> parts;
  private final Map<ObjectId, Part> makers = new HashMap<>();
  private final Map<ObjectId, ObjectId> madeWith = new HashMap<>();
  private final Map<Part, Set<Part>> needs = new HashMap<>();

  private BuildOrder(List<Part> parts) {
    this.parts = parts.stream().sorted(Comparator.comparing(Part::kind)).toList();
    this.parts.forEach(part -> makers.putIfAbsent(part.id(), part));
    this.parts.forEach(part -> needs.put(part, new HashSet<>(Set.of(makers.get(part.id())))));
    needs.forEach((part, needed) -> needed.remove(part));
  }

  static List<Part> sort(Connection connection, String schema, List<Part> parts)
      throws SQLException {
    BuildOrder order = new BuildOrder(parts);
    order.readTwins(connection, schema);
    order.readNeeds(connection);
    return order.sorted();
  }

  private void readTwins(Connection connection, String schema) throws SQLException {
    try (PreparedStatement query = CatalogNames.inSchema(connection, MADE_WITH, schema);
        ResultSet rows = query.executeQuery()) {
      while (rows.next()) {
        madeWith.put(
            new ObjectId(rows.getLong(1), rows.getLong(2)),
            new ObjectId(rows.getLong(3), rows.getLong(4)));
      }
    }
  }

  private void readNeeds(Connection connection) throws SQLException {
    Set<Long> catalogs = new HashSet<>();
    makers.keySet().forEach(id -> catalogs.add(id.catalog()));
    madeWith.keySet().forEach(id -> catalogs.add(id.catalog()));
    try (PreparedStatement query = CatalogNames.inSchema(connection, NEEDS, "")) {
      query.setArray(1, connection.createArrayOf("oid", catalogs.toArray()));
      query.setArray(2, connection.createArrayOf("oid", catalogs.toArray()));
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          add(
              maker(new ObjectId(rows.getLong(1), rows.getLong(2))),
              maker(new ObjectId(rows.getLong(3), rows.getLong(4))));
        }
      }
    }
  }

  private Part maker(ObjectId id) {
    return makers.get(madeWith.getOrDefault(id, id));
  }

  private void add(Part part, Part needed) {
    // A sequence needs its table only to be owned by it, which comes later.
    if (part != null && needed != null && part != needed && part.kind() != Kind.SEQUENCE) {
      needs.get(part).add(needed);
    }
  }

  private List<Part> sorted() {
    PriorityQueue<Part> ready =
        new PriorityQueue<>(Comparator.comparing(Part::kind).thenComparing(Part::label));
    Map<Part, List<Part>> users = new HashMap<>();
    needs.forEach(
        (part, needed) -> {
          if (needed.isEmpty()) {
            ready.add(part);
          }
          needed.forEach(one -> users.computeIfAbsent(one, key -> new ArrayList<>()).add(part));
        });
    List<Part> sorted = new ArrayList<>();
    while (!ready.isEmpty()) {
      Part part = ready.remove();
      sorted.add(part);
      for (Part user : users.getOrDefault(part, List.of())) {
        needs.get(user).remove(part);
        if (needs.get(user).isEmpty()) {
          ready.add(user);
        }
      }
    }
    if (sorted.size() < parts.size()) {
      throw new Stopped("These need each other and cannot be copied: " + left(sorted) + ".");
    }
    return sorted;
  }

  private String left(List<Part> sorted) {
    Set<Part> built = new HashSet<>(sorted);
    return String.join(
        ", ",
        parts.stream()
            .filter(p -> !built.contains(p))
            .map(Part::label)
            .distinct()
            .limit(10)
            .toList());
  }
}
