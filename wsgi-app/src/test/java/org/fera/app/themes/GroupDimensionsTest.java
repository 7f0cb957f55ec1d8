package org.fera.app.themes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.fera.app.themes.LayerNode.DimensionFilter;
import org.fera.app.themes.ThemeTree.DimensionRow;
import org.fera.app.themes.ThemeTree.LayerRow;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("WA-2.1.11")
class GroupDimensionsTest {

  private final Set<String> errors = new HashSet<>();
  private final GroupDimensions dimensions = new GroupDimensions();

  private static LayerRow layer(String type) {
    return new LayerRow(
        1, type, "it", true, null, null, null, null, null, null, null, null, null, null, null,
        false);
  }

  private void add(String type, DimensionRow... rows) {
    LayerRow layer = layer(type);
    dimensions.merge(layer, GroupDimensions.own(layer, Arrays.asList(rows), errors), errors);
  }

  @Test
  void nullGivesWayToAValue() {
    add("l_wms", new DimensionRow(1, "FLOOR", null, null));
    add("l_wms", new DimensionRow(1, "FLOOR", "2", null), new DimensionRow(1, "YEAR", null, null));
    add("l_wms", new DimensionRow(1, "FLOOR", null, null));
    assertThat(dimensions.merged()).containsEntry("FLOOR", "2").containsEntry("YEAR", null);
    assertThat(errors).isEmpty();
  }

  @Test
  void tellsValuesThatContradict() {
    add("l_wms", new DimensionRow(1, "FLOOR", "1", null));
    add("l_wms", new DimensionRow(1, "FLOOR", "2", null));
    assertThat(errors).singleElement().asString().contains("wrong dimension value '2'");
  }

  @Test
  void tellsValuesThatCannotStandInAPath() {
    add("l_wmts", new DimensionRow(1, "FLOOR", "1/2", null));
    add("l_wms", new DimensionRow(1, "YEAR", "1/2", null));
    assertThat(errors).singleElement().asString().contains("unsupported dimension value '1/2'");
    assertThat(dimensions.merged()).containsOnlyKeys("YEAR");
  }

  @Test
  void keepsFiltersOfAttributesApart() {
    GroupDimensions.Own own =
        GroupDimensions.own(
            layer("l_wms"),
            Arrays.asList(
                new DimensionRow(1, "FLOOR", "1", "floor"), new DimensionRow(1, "YEAR", "2", "")),
            errors);
    assertThat(own.filters()).containsEntry("FLOOR", new DimensionFilter("floor", "1"));
    assertThat(own.values()).containsOnlyKeys("YEAR");
  }
}
