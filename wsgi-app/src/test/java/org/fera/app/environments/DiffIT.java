package org.fera.app.environments;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.fera.app.environments.diff.Change;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class DiffIT {

  @Test
  @Tag("WA-10.4.1")
  void tellsWhatAPromotionWouldChangeInWords() {
    try (Portals portals = Portals.create()) {
      Environments environments = portals.environments();
      assertThat(environments.diff("integration", "production")).isEmpty();
      both(portals);
      assertThat(words(environments)).isEmpty();
      portals.execute(
          """
          SET search_path = main_integration;
          UPDATE treeitem SET name = 'Parcels' WHERE id = 103;
          UPDATE treeitem SET name = 'Grounds' WHERE id = 101;
          UPDATE layer SET public = false WHERE id = 104;
          UPDATE layergroup_treeitem SET treegroup_id = 102 WHERE treeitem_id = 104;
          UPDATE theme SET ordering = 9 WHERE id = 100;
          DELETE FROM treeitem WHERE id = 105;
          INSERT INTO treeitem (id, type, name) VALUES (106, 'l_wmts', 'Photo');
          INSERT INTO layer (id) VALUES (106);
          INSERT INTO layer_wmts (id, url, layer) VALUES (106, 'https://x', 'photo');
          INSERT INTO layergroup_treeitem (treegroup_id, treeitem_id, ordering) VALUES (101, 106, 7);
          INSERT INTO metadata (name, value, item_id) VALUES ('legendRule', 'x', 104);
          UPDATE ogc_server SET url = 'https://new' WHERE id = 10;
          INSERT INTO role (id, name) VALUES (70, 'editors');
          INSERT INTO functionality (id, name, value) VALUES (80, 'print_template', 'A4');
          INSERT INTO role_functionality VALUES (70, 80);
          INSERT INTO restrictionarea (id, name, area) VALUES (90, 'Bern', NULL);
          INSERT INTO role_restrictionarea VALUES (70, 90);
          INSERT INTO layer_restrictionarea VALUES (104, 90);
          INSERT INTO interface (id, name) VALUES (60, 'kiosk');
          INSERT INTO interface_theme VALUES (60, 100);
          """);
      assertThat(words(environments))
          .containsExactly(
              "Interface \"kiosk\" is added.",
              "Theme \"Land\" changes interfaces from nothing to \"kiosk\"; position from \"1\" to \"9\".",
              "Group \"Grounds\" is the new name of \"Base\".",
              "Layer \"Old\" is removed.",
              "Layer \"Parcels\" is the new name of \"Plots\".",
              "Layer \"Photo\" is added in group \"Grounds\".",
              "Layer \"Roads\" changes metadata legendRule from nothing to \"x\"; public from \"true\" to \"false\";"
                  + " restriction areas from nothing to \"Bern\".",
              "Layer \"Roads\" moves from group \"Grounds\" to group \"More\".",
              "OGC server \"maps\" changes url from \"https://old\" to \"https://new\".",
              "Role \"editors\" is added.",
              "Functionality \"print_template\" is added.",
              "Restriction area \"Bern\" is added.");
      Change moved =
          environments.diff("integration", "production").stream()
              .filter(change -> change.change().equals("moved"))
              .findFirst()
              .orElseThrow();
      assertThat(moved.from()).containsExactly("group \"Grounds\" at 2");
      assertThat(moved.to()).containsExactly("group \"More\" at 2");
      assertThat(moved.id()).isEqualTo(104);
      environments.promote("integration", "production", "t", false, p -> {});
      assertThat(environments.diff("integration", "production")).isEmpty();
    }
  }

  private static List<String> words(Environments environments) {
    return environments.diff("integration", "production").stream().map(Change::words).toList();
  }

  private static void both(Portals portals) {
    for (String schema : List.of("main", "main_integration")) {
      portals.execute(
          "SET search_path = "
              + schema
              + ", public;"
              + """
              INSERT INTO ogc_server (id, name, url, type, image_type) VALUES (10, 'maps', 'https://old', 'mapserver',
                'image/png');
              INSERT INTO treeitem (id, type, name) VALUES (100, 'theme', 'Land'), (101, 'group', 'Base'),
                (102, 'group', 'More'), (103, 'l_wms', 'Plots'), (104, 'l_wms', 'Roads'), (105, 'l_wms', 'Old');
              INSERT INTO treegroup VALUES (100), (101), (102);
              INSERT INTO theme (id, ordering) VALUES (100, 1);
              INSERT INTO layergroup VALUES (101), (102);
              INSERT INTO layer (id) VALUES (103), (104), (105);
              INSERT INTO layer_wms (id, ogc_server_id, layer) VALUES (103, 10, 'a'), (104, 10, 'b'), (105, 10, 'c');
              INSERT INTO layergroup_treeitem (treegroup_id, treeitem_id, ordering) VALUES (100, 101, 1), (100, 102, 2),
                (101, 103, 1), (101, 104, 2), (101, 105, 3);
              """);
    }
  }
}
