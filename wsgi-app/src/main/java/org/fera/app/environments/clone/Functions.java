package org.fera.app.environments.clone;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Functions and procedures but those that a range type brings, with what their text and settings
 * say of the schema.
 */
final class Functions {

  private static final String FUNCTIONS =
      """
      SELECT 'pg_proc'::regclass::oid, p.oid, p.proname, quote_ident(p.proname), p.prosrc, p.prosqlbody IS NULL,
        pg_get_functiondef(p.oid), pg_get_function_identity_arguments(p.oid), l.lanname, quote_ident(n.nspname),
        (SELECT substr(s, length('search_path=') + 1) FROM unnest(p.proconfig) s WHERE s LIKE 'search\\_path=%')
      FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace JOIN pg_language l ON l.oid = p.prolang
      WHERE p.pronamespace = %schema_oid% AND p.prokind <> 'a' AND NOT EXISTS (
        SELECT FROM pg_depend d WHERE d.classid = 'pg_proc'::regclass AND d.objid = p.oid AND d.deptype = 'i')
      ORDER BY p.oid
      """;

  private static final String NAMES =
      """
      WITH schema AS (SELECT %schema_oid% AS oid)
      SELECT relname FROM pg_class c, schema WHERE c.relnamespace = schema.oid
      UNION SELECT proname FROM pg_proc p, schema WHERE p.pronamespace = schema.oid
      UNION SELECT typname FROM pg_type t, schema WHERE t.typnamespace = schema.oid
      """;

  private static final Pattern CLOSING = Pattern.compile("(\\$(?:function|procedure)x*\\$)\\n?$");

  /**
   * A function that is made under the new schema's name, and once more when that schema gets its
   * final name, because its text or settings say it.
   *
   * @param part for the new schema
   * @param renaming statements for the final name; empty when nothing says it
   */
  record Copy(Part part, List<String> renaming) {}

  private final Connection connection;
  private final FunctionText text;
  private final String schema;
  private final List<String> faults = new ArrayList<>();

  private Functions(Connection connection, String schema, FunctionText text) {
    this.connection = connection;
    this.schema = schema;
    this.text = text;
  }

  /**
   * @throws Stopped when the text of a function cannot be followed; names all such functions
   */
  static List<Copy> read(Connection connection, CopyNames names, Set<String> foreign)
      throws SQLException {
    String schema = names.source();
    Functions reader =
        new Functions(
            connection, schema, new FunctionText(schema, objects(connection, schema), foreign));
    List<Copy> copies = reader.copies(names);
    if (!reader.faults.isEmpty()) {
      throw new Stopped(
          "Functions whose text cannot be followed to a copy: "
              + String.join("; ", reader.faults)
              + ". Write names without a schema and SET search_path at the function, or use"
              + " BEGIN ATOMIC.");
    }
    return copies;
  }

  private List<Copy> copies(CopyNames names) throws SQLException {
    List<Copy> copies = new ArrayList<>();
    try (PreparedStatement query = CatalogNames.inSchema(connection, FUNCTIONS, schema);
        ResultSet row = query.executeQuery()) {
      while (row.next()) {
        copies.add(copy(row, names));
      }
    }
    return copies;
  }

  private Copy copy(ResultSet row, CopyNames names) throws SQLException {
    String signature = row.getString(4) + "(" + row.getString(8) + ")";
    FunctionText.Found found = found(row);
    found.faults().stream().distinct().forEach(fault -> faults.add(signature + " " + fault));
    String path = row.getString(11);
    ObjectId id = new ObjectId(row.getLong(1), row.getLong(2));
    boolean saysSchema = !found.references().isEmpty() || Identifiers.list(path).contains(schema);
    return new Copy(
        new Part(
            Kind.FUNCTION,
            id,
            "function " + signature,
            statements(row, found, signature, names.building())),
        saysSchema && !names.building().equals(names.last())
            ? statements(row, found, signature, names.last())
            : List.of());
  }

  private FunctionText.Found found(ResultSet row) throws SQLException {
    boolean isText = row.getBoolean(6);
    String language = row.getString(9);
    if (!isText || language.equals("internal") || language.equals("c")) {
      return new FunctionText.Found(List.of(), List.of());
    }
    return language.equals("sql") || language.equals("plpgsql")
        ? text.read(row.getString(5))
        : text.readForeign(row.getString(5));
  }

  private List<String> statements(
      ResultSet row, FunctionText.Found found, String signature, String target)
      throws SQLException {
    List<String> statements = new ArrayList<>();
    statements.add(definition(row, found, Identifiers.quote(target)));
    List<String> path = Identifiers.list(row.getString(11));
    if (path.contains(schema)) {
      String moved =
          String.join(
              ", ",
              path.stream().map(n -> Identifiers.quote(n.equals(schema) ? target : n)).toList());
      statements.add("ALTER ROUTINE " + signature + " SET search_path = " + moved);
    }
    return statements;
  }

  /** PostgreSQL's own definition; it begins with the qualified name and ends with the body. */
  private String definition(ResultSet row, FunctionText.Found found, String target)
      throws SQLException {
    String whole = row.getString(7);
    String qualified = row.getString(10) + "." + row.getString(4) + "(";
    int name = whole.indexOf(qualified);
    String kind = whole.substring(0, name);
    String rest = whole.substring(name + row.getString(10).length() + 1);
    if (found.references().isEmpty()) {
      return kind + rest;
    }
    String body = row.getString(5);
    Matcher closing = CLOSING.matcher(rest);
    if (!closing.find()) {
      throw new IllegalStateException("no body in " + whole);
    }
    int start = closing.start() - body.length();
    String head = rest.substring(0, start - closing.group(1).length());
    return kind + head + Identifiers.dollarQuote(found.naming(body, target));
  }

  private static Set<String> objects(Connection connection, String schema) throws SQLException {
    try (PreparedStatement query = CatalogNames.inSchema(connection, NAMES, schema)) {
      return new HashSet<>(CatalogNames.texts(query));
    }
  }
}
