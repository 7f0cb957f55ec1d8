package org.fera.app.search;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.fera.app.rights.Caller;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.statement.SqlStatements;

/** Searches the table tsearch. */
@ApplicationScoped
class SearchRepository {

  /**
   * The same label of the same layer counts once; the best of each layer first, so that a limit for
   * each layer cuts the worst.
   */
  private static final String HITS =
      """
      SELECT id, label, layer_name, params, actions, ST_AsGeoJSON(the_geom, 9, 0) AS geometry,
        ST_XMin(the_geom) AS min_x, ST_YMin(the_geom) AS min_y,
        ST_XMax(the_geom) AS max_x, ST_YMax(the_geom) AS max_y
      FROM (
        SELECT *, row_number() OVER (PARTITION BY layer_name ORDER BY rank DESC, label, id) AS place
        FROM (
          SELECT DISTINCT ON (label, layer_name) t.*, <rank> AS rank
          FROM <main>.tsearch t, to_tsquery(:configuration::regconfig, :query) q
          WHERE t.ts @@ q
            AND (t.public OR t.role_id = ANY (:roles) OR (:known AND t.role_id IS NULL))
            AND (t.interface_id IS NULL OR t.interface_id IN
              (SELECT id FROM <main>.interface WHERE name = :interface))
            AND (t.lang IS NULL OR t.lang = :language)
            AND <category>
          ORDER BY label, layer_name, rank DESC, id
        ) hits
      ) placed
      WHERE :partition = 0 OR place \\<= :partition
      ORDER BY rank DESC, label, id
      LIMIT :limit
      """;

  private final Jdbi jdbi;

  SearchRepository(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  List<SearchHit> find(SearchRequest request, Caller caller) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(HITS)
                .configure(SqlStatements.class, sql -> sql.setUnusedBindingAllowed(true))
                .define("rank", rank(request))
                .define("category", category(request))
                .bind("configuration", request.configuration())
                .bind("query", request.terms().query())
                .bind("typed", request.typed())
                .bindArray("roles", Integer.class, caller.roleIds())
                .bind("known", !caller.isAnonymous())
                .bind("interface", request.interfaceName().orElse(null))
                .bind("language", request.language())
                .bindArray("categories", String.class, request.categories())
                .bind("partition", request.partitionLimit())
                .bind("limit", request.limit())
                .map(ConstructorMapper.of(SearchHit.class))
                .list());
  }

  boolean interfaceExists(String name) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("SELECT EXISTS (SELECT FROM <main>.interface WHERE name = :name)")
                .bind("name", name)
                .mapTo(Boolean.class)
                .one());
  }

  /** Distinct layer names of the index, sorted. */
  List<String> categories() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT DISTINCT layer_name FROM <main>.tsearch"
                        + " WHERE layer_name IS NOT NULL ORDER BY 1")
                .mapTo(String.class)
                .list());
  }

  private static String rank(SearchRequest request) {
    return request.byCoverDensity() ? "ts_rank_cd(t.ts, q, 2 | 8)" : "similarity(t.label, :typed)";
  }

  private static String category(SearchRequest request) {
    if (request.categories().isEmpty()) {
      return request.nullCategory() ? "t.layer_name IS NULL" : "true";
    }
    return request.nullCategory()
        ? "(t.layer_name = ANY (:categories) OR t.layer_name IS NULL)"
        : "t.layer_name = ANY (:categories)";
  }
}
