package org.fera.app.themes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fera.app.identity.User;
import org.fera.app.rights.Caller;
import org.fera.app.rights.Role;
import org.fera.app.testing.PortalDatabase;
import org.fera.app.testing.SamplePortal;
import org.fera.app.themes.ThemeTree.LayerRow;
import org.fera.app.themes.ThemeTree.ThemeRow;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What callers with roles see, and what they may edit. */
@QuarkusTest
@QuarkusTestResource(SamplePortal.class)
class RolesIT {

  private static final String OF_EACH_TYPE =
      """
      SET search_path = main;
      UPDATE layer SET public = false WHERE id IN (SELECT id FROM treeitem WHERE name IN (%1$s));
      UPDATE theme SET public = false WHERE id = (SELECT id FROM treeitem WHERE type = 'theme' AND name = 'World');
      INSERT INTO restricted_role_theme SELECT r.id, t.id FROM role r, treeitem t
      WHERE r.name = 'role_editor' AND t.type = 'theme' AND t.name = 'World';
      INSERT INTO restrictionarea (name) VALUES ('Of each type');
      INSERT INTO role_restrictionarea SELECT r.id, a.id FROM role r, restrictionarea a
      WHERE r.name = 'role_editor' AND a.name = 'Of each type';
      INSERT INTO layer_restrictionarea SELECT t.id, a.id FROM treeitem t, restrictionarea a
      WHERE t.name IN (%1$s) AND t.type LIKE 'l\\_%%' AND a.name = 'Of each type';
      """;

  private static final String AS_BEFORE =
      """
      SET search_path = main;
      DELETE FROM restrictionarea WHERE name = 'Of each type';
      DELETE FROM restricted_role_theme WHERE theme_id = (SELECT id FROM treeitem WHERE type = 'theme' AND name = 'World');
      UPDATE theme SET public = true WHERE id = (SELECT id FROM treeitem WHERE type = 'theme' AND name = 'World');
      UPDATE layer SET public = true WHERE id IN (SELECT id FROM treeitem WHERE name IN (%s));
      """;

  private static final String TABLE =
      """
      CREATE TYPE geodata.kind AS ENUM ('one', 'two', 'three');
      CREATE TABLE geodata.edited_child (id serial PRIMARY KEY, name text, label text);
      INSERT INTO geodata.edited_child (name, label) VALUES ('c2é', 'a'), ('c1é', 'b');
      CREATE TABLE geodata.edited (
        id serial PRIMARY KEY, child_id integer REFERENCES geodata.edited_child,
        other integer REFERENCES geodata.edited_child, name text NOT NULL, deleted boolean,
        last_update_user text, last_update_date timestamp, date date, start_time time, span interval,
        short_name1 varchar, short_name2 varchar(50), short_number smallint, double_number real,
        large_binary bytea, value geodata.kind, "numeric" numeric(5, 2), numeric2 numeric, secret text,
        settings jsonb, "odd :name <x>" text, geom geometry(Point, 21781));
      GRANT SELECT ON geodata.edited, geodata.edited_child TO public;
      SET search_path = main;
      UPDATE layer SET geo_table = 'geodata.edited', exclude_properties = 'secret, settings'
      WHERE id = (SELECT id FROM treeitem WHERE type = 'l_wms' AND name = 'sketch_point');
      INSERT INTO metadata (item_id, name, value)
      SELECT id, v.name, v.value FROM treeitem, (VALUES
        ('lastUpdateUserColumn', 'last_update_user'), ('lastUpdateDateColumn', 'last_update_date'),
        ('editingEnumerations', '{"other_": {"value": "label", "order_by": "name"}}')) AS v (name, value)
      WHERE type = 'l_wms' AND treeitem.name = 'sketch_point';
      """;

  PortalDatabase database;

  @Inject ThemeTreeRepository repository;
  @Inject ObjectMapper json;

  private Role role(String name) {
    return new Role(
        Integer.parseInt(database.value("SELECT id FROM main.role WHERE name = '" + name + "'")),
        name);
  }

  private Caller anonymous() {
    return new Caller(Optional.empty(), false, List.of(role("anonymous")));
  }

  private Caller caller(String... roles) {
    List<Role> all = new ArrayList<>(List.of(role("anonymous"), role("registered")));
    for (String name : roles) {
      all.add(role(name));
    }
    User user = new User(7, "somebody", "Somebody", "s@example.org", Optional.empty());
    return new Caller(Optional.of(user), false, all);
  }

  private List<String> layers(Caller caller) {
    return repository.read("desktop", caller).layers().values().stream()
        .map(LayerRow::name)
        .toList();
  }

  @Test
  @Tag("WA-2.1.19")
  void showPrivateLayersOfEveryTypeAndThemes() {
    database.execute(
        """
        WITH item AS (INSERT INTO main.treeitem (type, name) VALUES ('l_cog', 'tiff') RETURNING id),
        layer AS (INSERT INTO main.layer (id) SELECT id FROM item RETURNING id),
        place AS (INSERT INTO main.interface_layer SELECT i.id, l.id FROM main.interface i, layer l)
        INSERT INTO main.layer_cog (id, url) SELECT id, 'https://example.org/a.tif' FROM layer
        """);
    String names = "'canton', 'ch_relief', 'place_vector', 'tiff'";
    database.execute(OF_EACH_TYPE.formatted(names));
    try {
      assertThat(layers(anonymous()))
          .doesNotContain("canton", "ch_relief", "place_vector", "tiff")
          .contains("lake");
      assertThat(layers(caller("role_viewer")))
          .doesNotContain("canton", "ch_relief", "place_vector", "tiff");
      assertThat(layers(caller("role_editor")))
          .contains("canton", "ch_relief", "place_vector", "tiff", "lake");
      assertThat(repository.read("desktop", anonymous()).themes())
          .extracting(ThemeRow::name)
          .doesNotContain("World");
      assertThat(repository.read("desktop", caller("role_editor")).themes())
          .extracting(ThemeRow::name)
          .contains("World", "Nature");
    } finally {
      database.execute(AS_BEFORE.formatted(names));
      database.execute(
          """
          DELETE FROM main.layer_cog WHERE id = (SELECT id FROM main.treeitem WHERE name = 'tiff');
          DELETE FROM main.treeitem WHERE name = 'tiff';
          """);
    }
  }

  private Optional<List<EditColumn>> columns(Caller caller, String layer) {
    ThemeTree tree = repository.read("desktop", caller);
    int id =
        Integer.parseInt(
            database.value(
                "SELECT id FROM main.treeitem WHERE type = 'l_wms' AND name = '" + layer + "'"));
    return Optional.ofNullable(tree.editing().columns().get(id));
  }

  @Test
  @Tag("WA-2.1.20")
  void editOnlyWhereARoleMayWrite() {
    assertThat(columns(caller("role_editor"), "sketch_line")).isPresent();
    assertThat(columns(caller("role_viewer"), "sketch_line")).isEmpty();
    assertThat(columns(anonymous(), "sketch_line")).isEmpty();
    assertThat(columns(caller("role_editor"), "canton")).isEmpty();
  }

  @Test
  @Tag("WA-2.1.20")
  void editColumnsOfEveryKind() throws Exception {
    String before =
        database.value(
            "SELECT geo_table FROM main.layer JOIN main.treeitem USING (id) WHERE name = 'sketch_point'");
    database.execute(TABLE);
    try {
      JsonNode expected =
          json.readTree(
              """
              [{"name": "child_id", "type": "xsd:integer", "nillable": true},
               {"name": "other", "type": "xsd:integer", "nillable": true},
               {"name": "name", "type": "xsd:string"},
               {"name": "deleted", "type": "xsd:boolean", "nillable": true},
               {"name": "date", "type": "xsd:date", "nillable": true},
               {"name": "start_time", "type": "xsd:time", "nillable": true},
               {"name": "span", "type": "xsd:duration", "nillable": true},
               {"name": "short_name1", "type": "xsd:string", "nillable": true},
               {"name": "short_name2", "type": "xsd:string", "nillable": true, "maxLength": 50},
               {"name": "short_number", "type": "xsd:integer", "nillable": true},
               {"name": "double_number", "type": "xsd:double", "nillable": true},
               {"name": "large_binary", "type": "xsd:base64Binary", "nillable": true},
               {"name": "value", "type": "xsd:string", "nillable": true, "restriction": "enumeration",
                "enumeration": ["one", "two", "three"]},
               {"name": "numeric", "type": "xsd:decimal", "nillable": true, "fractionDigits": 2, "totalDigits": 5},
               {"name": "numeric2", "type": "xsd:decimal", "nillable": true},
               {"name": "odd :name <x>", "type": "xsd:string", "nillable": true},
               {"name": "geom", "type": "gml:PointPropertyType", "nillable": true, "srid": 21781},
               {"name": "child", "type": "xsd:string", "nillable": true, "restriction": "enumeration",
                "enumeration": ["c1é", "c2é"]},
               {"name": "other_", "type": "xsd:string", "nillable": true, "restriction": "enumeration",
                "enumeration": ["b", "a"]}]
              """);
      JsonNode told =
          json.valueToTree(columns(caller("role_editor"), "sketch_point").orElseThrow());
      assertThat(told).isEqualTo(expected);
    } finally {
      database.execute(
          """
          DELETE FROM main.metadata WHERE name LIKE 'lastUpdate%%' OR name = 'editingEnumerations';
          UPDATE main.layer SET geo_table = '%s', exclude_properties = NULL WHERE geo_table = 'geodata.edited';
          DROP TABLE geodata.edited, geodata.edited_child;
          DROP TYPE geodata.kind;
          """
              .formatted(before));
    }
  }
}
