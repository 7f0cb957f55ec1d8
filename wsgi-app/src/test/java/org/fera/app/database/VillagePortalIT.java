package org.fera.app.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A portal elsewhere: nothing of Switzerland is in the migrations. */
class VillagePortalIT {

  @Test
  @Tag("WA-3.8")
  void loadsInWebMercator() {
    try (MigratedDatabase portal = MigratedDatabase.withSrid(3857)) {
      SamplePortal.run(portal, village());
      assertThat(
              portal.rows(
                  "SELECT DISTINCT f_table_name, srid FROM geometry_columns"
                      + " WHERE f_table_schema = 'main' ORDER BY 1"))
          .containsExactly("restrictionarea 3857", "role 3857", "tsearch 3857");
      assertThat(
              portal.rows(
                  "SELECT s.label, a.name FROM main.tsearch s"
                      + " JOIN main.restrictionarea a ON ST_Contains(a.area, s.the_geom)"))
          .containsExactly("Spring Valley");
    }
  }

  @Test
  @Tag("WA-3.8")
  void keepsGeometriesOfAnotherSystemOut() {
    try (MigratedDatabase portal = MigratedDatabase.withSrid(2056)) {
      assertThatThrownBy(() -> SamplePortal.run(portal, village())).hasMessageContaining("3857");
      assertThat(portal.rows("SELECT name FROM main.theme JOIN main.treeitem USING (id)"))
          .isEmpty();
    }
  }

  private static Path village() {
    return MigratedDatabase.file("wsgi-app/src/test/resources/portals/village.sql");
  }
}
