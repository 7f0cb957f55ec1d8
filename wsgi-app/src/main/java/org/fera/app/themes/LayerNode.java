package org.fera.app.themes;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import java.util.Map;

/** A layer, by its type. */
sealed interface LayerNode extends TreeNode {

  /** The word by which front ends know the type. */
  @JsonProperty("type")
  String type();

  /**
   * What all layers have.
   *
   * @param isPublic everybody sees it
   * @param dimensions by name, a value may be null; null where they stand on the group
   * @param dimensionsFilters by name; null: none
   * @param editable true: the caller may edit it, somewhere at least; else null
   * @param editColumns of its table; null: not editable
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Facts(
      int id,
      String name,
      @JsonProperty("public") boolean isPublic,
      Map<String, Object> metadata,
      Map<String, String> dimensions,
      Map<String, DimensionFilter> dimensionsFilters,
      Boolean editable,
      @JsonProperty("edit_columns") List<EditColumn> editColumns) {}

  /** A dimension that filters by an attribute. */
  record DimensionFilter(String field, String value) {}

  /** A WMS layer without children. */
  record ChildLayer(
      String name, double minResolutionHint, double maxResolutionHint, boolean queryable) {}

  /**
   * A WMS layer.
   *
   * @param layers names, comma-separated
   * @param style null: the server's default
   * @param ogcServer null: that of the group
   * @param time null: none, or that of the group
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Wms(
      @JsonUnwrapped Facts facts,
      String layers,
      String imageType,
      String style,
      List<ChildLayer> childLayers,
      double minResolutionHint,
      double maxResolutionHint,
      String ogcServer,
      TimeNode time)
      implements LayerNode {
    @Override
    public String type() {
      return "WMS";
    }
  }

  /**
   * A WMTS layer.
   *
   * @param url of its capabilities
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Wmts(
      @JsonUnwrapped Facts facts,
      String url,
      String layer,
      String style,
      String matrixSet,
      String imageType)
      implements LayerNode {
    @Override
    public String type() {
      return "WMTS";
    }
  }

  /**
   * A layer of vector tiles.
   *
   * @param style address of its style
   * @param xyz template of raster tiles instead; null: none
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record VectorTiles(@JsonUnwrapped Facts facts, String style, String xyz) implements LayerNode {
    @Override
    public String type() {
      return "VectorTiles";
    }
  }

  /** A Cloud Optimized GeoTIFF. */
  record Cog(@JsonUnwrapped Facts facts, String url) implements LayerNode {
    @Override
    public String type() {
      return "COG";
    }
  }
}
