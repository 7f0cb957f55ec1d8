package org.fera.app.themes;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fera.app.ogc.OgcServer;

/**
 * All rows that one answer needs, read at one moment.
 *
 * @param themes those of the interface that the caller may see, ordered
 * @param groups all, by id
 * @param layers those of the interface that the caller may see, by id
 * @param kinds all layers, also those that the caller does not see, by id
 * @param children ids of the children of a theme or group, ordered
 * @param metadata by id of the item, ordered by name
 * @param dimensions by id of the layer
 * @param functionalities by id of the theme
 * @param servers by id
 * @param editing of the layers that the caller may edit
 */
record ThemeTree(
    List<ThemeRow> themes,
    Map<Integer, GroupRow> groups,
    Map<Integer, LayerRow> layers,
    Map<Integer, KindRow> kinds,
    Map<Integer, List<Integer>> children,
    Map<Integer, List<MetadataRow>> metadata,
    Map<Integer, List<DimensionRow>> dimensions,
    Map<Integer, List<FunctionalityRow>> functionalities,
    Map<Integer, ServerRow> servers,
    Editing editing) {

  List<Integer> childrenOf(int id) {
    return children.getOrDefault(id, List.of());
  }

  List<MetadataRow> metadataOf(int id) {
    return metadata.getOrDefault(id, List.of());
  }

  List<DimensionRow> dimensionsOf(int id) {
    return dimensions.getOrDefault(id, List.of());
  }

  Optional<GroupRow> group(String name) {
    return groups.values().stream().filter(group -> group.name().equals(name)).findFirst();
  }

  /**
   * @param isPublic everybody sees it, because it is public or the anonymous role has it
   * @param icon null: none
   */
  record ThemeRow(int id, String name, boolean isPublic, String icon) {}

  record GroupRow(int id, String name) {}

  /**
   * @param type l_wms, l_wmts, l_mvt or l_cog
   * @param isPublic everybody sees it
   * @param ogcServerId null but for WMS, as are layer names and time settings
   * @param layer names of WMS layers, comma-separated; the name of a WMTS layer
   * @param style null: none; of vector tiles the style's address
   * @param url of WMTS and COG
   * @param geoTable table with its features, as written; null: none
   * @param excludeProperties columns that are not handed out, comma-separated; null: none
   * @param editable whether the caller may write to the table, somewhere at least
   */
  record LayerRow(
      int id,
      String type,
      String name,
      boolean isPublic,
      Integer ogcServerId,
      String layer,
      String style,
      String timeMode,
      String timeWidget,
      String url,
      String matrixSet,
      String imageType,
      String xyz,
      String geoTable,
      String excludeProperties,
      boolean editable) {}

  /**
   * @param ogcServerId null but for WMS
   */
  record KindRow(int id, String type, Integer ogcServerId) {}

  record MetadataRow(int itemId, String name, String value) {}

  /**
   * @param value null: not set
   * @param field null: no attribute is filtered by it
   */
  record DimensionRow(int layerId, String name, String value, String field) {}

  record FunctionalityRow(int themeId, String name, String value) {}

  /**
   * @param hidden names of feature types that the caller may not see, in small letters
   */
  record ServerRow(OgcServer server, Set<String> hidden) {}
}
