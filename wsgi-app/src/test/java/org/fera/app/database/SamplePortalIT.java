package org.fera.app.database;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.commons.codec.digest.Crypt;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rows of deploy/sample/sql. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SamplePortalIT {

  // Those that GeoMapFish's project template declares.
  private static final Set<String> METADATA =
      Set.of(
          ("searchAlias searchLabelPattern exclusiveGroup isExpanded printNativeAngle copyable legend"
                  + " isLegendExpanded legendRule legendImage hiDPILegendImages iconUrl metadataUrl"
                  + " disclaimer isChecked identifierAttributeField maxResolution minResolution"
                  + " opacity thumbnail timeAttribute geotablePrimaryKey lastUpdateDateColumn"
                  + " lastUpdateUserColumn snappingConfig geometryValidation"
                  + " customOpenLayersOptions editingAttributesOrder editingEnumerations"
                  + " readonlyAttributes queryIconPosition editingSelectionAttribute"
                  + " directedFilterAttributes enumeratedAttributes protectedAttributes ogcServer"
                  + " wmsLayers queryLayers printLayers maxQueryResolution minQueryResolution"
                  + " timeout")
              .split(" "));

  private final MigratedDatabase portal = SamplePortal.load();

  @AfterAll
  void drop() {
    portal.close();
  }

  @Test
  @Tag("WA-4.1")
  void hasThemesWithNestedGroupsForTwoInterfaces() {
    assertThat(portal.rows("SELECT name FROM main.interface")).containsExactly("desktop", "mobile");
    assertThat(portal.rows("SELECT name FROM main.ogc_server")).containsExactly("main");
    assertThat(
            portal.rows(
                """
                SELECT DISTINCT t.name FROM main.theme JOIN main.treeitem t USING (id)
                JOIN main.layergroup_treeitem g ON g.treegroup_id = t.id
                JOIN main.layergroup_treeitem n ON n.treegroup_id = g.treeitem_id
                JOIN main.layergroup inner_group ON inner_group.id = n.treeitem_id
                JOIN main.layergroup_treeitem l ON l.treegroup_id = inner_group.id
                JOIN main.layer ON layer.id = l.treeitem_id
                """))
        .hasSizeGreaterThanOrEqualTo(4);
  }

  @Test
  @Tag("WA-4.1")
  void hasLayersOfThreeTypesThatThemesReach() {
    List<String> types =
        portal.rows(
            """
            WITH RECURSIVE tree (id) AS (
              SELECT id FROM main.theme
              UNION SELECT treeitem_id FROM main.layergroup_treeitem l JOIN tree ON l.treegroup_id = tree.id
            )
            SELECT t.type FROM tree JOIN main.treeitem t USING (id) JOIN main.layer USING (id)
            """);
    assertThat(types).hasSizeGreaterThanOrEqualTo(12).contains("l_wms", "l_wmts", "l_mvt");
  }

  @Test
  @Tag("WA-4.1")
  void hasTheTilesetsAsBackgrounds() {
    assertThat(
            portal.rows(
                """
                SELECT w.layer, w.matrix_set, w.url FROM main.treeitem g
                JOIN main.layergroup_treeitem l ON l.treegroup_id = g.id
                JOIN main.layer_wmts w ON w.id = l.treeitem_id
                WHERE g.name = 'background' ORDER BY l.ordering
                """))
        .containsExactly(
            "ch_base swissgrid_2056 config://tiles/wmts/1.0.0/WMTSCapabilities.xml",
            "ch_relief swissgrid_2056 config://tiles/wmts/1.0.0/WMTSCapabilities.xml");
  }

  @ParameterizedTest
  @Tag("WA-4.2")
  @CsvSource({"admin, role_admin", "editor, role_editor", "viewer, role_viewer"})
  void letsDemoUsersInByTheirNames(String user, String role) {
    String hash =
        portal
            .rows("SELECT password FROM main_static.\"user\" WHERE username = '" + user + "'")
            .get(0);
    assertThat(hash).startsWith("$6$").isEqualTo(Crypt.crypt(user, hash));
    assertThat(Crypt.crypt("another", hash)).isNotEqualTo(hash);
    assertThat(
            portal.rows(
                """
                SELECT r.name, r.id = u.settings_role_id, u.is_password_changed, u.deactivated
                FROM main_static."user" u JOIN main_static.user_role ur ON ur.user_id = u.id
                JOIN main.role r ON r.id = ur.role_id WHERE u.username = '%s'
                """
                    .formatted(user)))
        .containsExactly(role + " t t f");
  }

  @Test
  @Tag("WA-4.3")
  void letsTheEditorWriteSketchesEverywhere() {
    assertThat(
            portal.rows(
                """
                SELECT t.name, l.geo_table FROM main.restrictionarea a
                JOIN main.role_restrictionarea ra ON ra.restrictionarea_id = a.id
                JOIN main.role r ON r.id = ra.role_id
                JOIN main.layer_restrictionarea la ON la.restrictionarea_id = a.id
                JOIN main.layer l ON l.id = la.layer_id JOIN main.treeitem t ON t.id = l.id
                WHERE a.readwrite AND a.area IS NULL AND r.name = 'role_editor'
                """))
        .containsExactlyInAnyOrder(
            "sketch_point geodata.sketch_point",
            "sketch_line geodata.sketch_line",
            "sketch_polygon geodata.sketch_polygon");
    assertThat(portal.rows("SELECT count(*) FROM geodata.sketch_point")).doesNotContain("0");
  }

  @Test
  @Tag("WA-4.3")
  void letsTheViewerReadFiguresOfOneCanton() {
    assertThat(
            portal.rows(
                """
                SELECT t.name, l.public, a.readwrite,
                       ST_Contains(a.area, ST_SetSRID(ST_MakePoint(2600000, 1200000), 2056)),
                       ST_Contains(a.area, ST_SetSRID(ST_MakePoint(2683000, 1248000), 2056))
                FROM main.restrictionarea a
                JOIN main.role_restrictionarea ra ON ra.restrictionarea_id = a.id
                JOIN main.role r ON r.id = ra.role_id
                JOIN main.layer_restrictionarea la ON la.restrictionarea_id = a.id
                JOIN main.layer l ON l.id = la.layer_id JOIN main.treeitem t ON t.id = l.id
                WHERE r.name = 'role_viewer'
                """))
        .containsExactlyInAnyOrder("commune_density f f t f", "commune_population f f t f");
    assertThat(
            portal.rows(
                """
                SELECT t.name, r.name FROM main.theme h JOIN main.treeitem t USING (id)
                JOIN main.restricted_role_theme rt ON rt.theme_id = h.id JOIN main.role r ON r.id = rt.role_id
                WHERE NOT h.public
                """))
        .containsExactlyInAnyOrder(
            "Analysis role_admin", "Analysis role_editor", "Analysis role_viewer");
  }

  @ParameterizedTest
  @Tag("WA-4.4")
  @CsvSource({
    "zürich, Zürich (ZH)",
    "zurich, Zürich (ZH)",
    "leman, Lac Léman",
    "geneve, Genève",
    "zürichsee, Zürichsee",
    "graubünden, Graubünden"
  })
  void findsNamesWithAndWithoutAccents(String word, String label) {
    assertThat(
            portal.rows(
                "SELECT label FROM main.tsearch WHERE public AND ts @@ to_tsquery('simple', '"
                    + word
                    + ":*')"))
        .contains(label);
  }

  @Test
  @Tag("WA-4.4")
  void indexesPlacesCantonsAndLakesAndPrivateFigures() {
    assertThat(
            portal.rows(
                """
                SELECT layer_name, coalesce(lang, '-'), public, role_id IS NOT NULL, count(*) > 25
                FROM main.tsearch GROUP BY 1, 2, 3, 4
                """))
        .containsExactlyInAnyOrder(
            "place - t f t",
            "lake - t f t",
            "canton en t f t",
            "canton de t f t",
            "canton fr t f t",
            "canton it t f t",
            "commune_density - f t t");
  }

  @ParameterizedTest
  @Tag("WA-4.5")
  @ValueSource(strings = {"en", "de", "fr"})
  void labelsEveryNameOfTheTree(String language) throws Exception {
    JsonNode labels =
        new ObjectMapper()
            .readTree(
                Files.readString(
                    MigratedDatabase.file("deploy/sample/locale/" + language + ".json")));
    Set<String> named = new TreeSet<>();
    labels.fieldNames().forEachRemaining(named::add);
    assertThat(named).containsAll(portal.rows("SELECT name FROM main.treeitem"));
  }

  @Test
  @Tag("WA-4.5")
  void usesMetadataThatGeoMapFishKnows() {
    assertThat(METADATA).containsAll(portal.rows("SELECT DISTINCT name FROM main.metadata"));
  }

  @Test
  @Tag("WA-4.6")
  void loadsIntoASecondEnvironmentWithTheSameRoles() {
    try (MigratedDatabase both = SamplePortal.load()) {
      both.migrate(MigratedDatabase.schemas("main_integration", "main_static"), 2056);
      SamplePortal.files().stream()
          .skip(1)
          .forEach(file -> SamplePortal.run(both, file, "main_integration"));
      assertThat(both.rows("SELECT id, name FROM main_integration.role ORDER BY id"))
          .isEqualTo(both.rows("SELECT id, name FROM main.role ORDER BY id"));
      assertThat(both.rows("SELECT count(*) FROM main_integration.layer"))
          .isEqualTo(both.rows("SELECT count(*) FROM main.layer"));
      assertThat(both.rows("SELECT count(*) FROM main_static.user_role")).containsExactly("3");
    }
  }
}
