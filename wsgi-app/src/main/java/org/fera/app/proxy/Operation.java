package org.fera.app.proxy;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.fera.app.http.BadParameter;

/** The operations that are handed on; whatever else a server can do is not asked for. */
enum Operation {
  GETCAPABILITIES("GetCapabilities", Kind.ABOUT),
  GETMAP("GetMap", Kind.MAP),
  GETFEATUREINFO("GetFeatureInfo", Kind.FEATURES),
  GETLEGENDGRAPHIC("GetLegendGraphic", Kind.ABOUT),
  DESCRIBELAYER("DescribeLayer", Kind.ABOUT),
  GETSTYLES("GetStyles", Kind.ABOUT),
  GETFEATURE("GetFeature", Kind.FEATURES),
  DESCRIBEFEATURETYPE("DescribeFeatureType", Kind.ABOUT);

  private final String title;
  private final Kind kind;

  Operation(String title, Kind kind) {
    this.title = title;
    this.kind = kind;
  }

  Kind kind() {
    return kind;
  }

  static Operation of(String name) {
    return Arrays.stream(values())
        .filter(operation -> operation.name().equals(name.toUpperCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(
            () ->
                new BadParameter(
                    "REQUEST",
                    "'REQUEST' must be one of "
                        + Arrays.stream(values())
                            .map(operation -> operation.title)
                            .collect(Collectors.joining(", "))
                        + "."));
  }

  /** Whether the answer is about layers, not about data, and changes as seldom as they. */
  boolean isLasting() {
    return kind == Kind.ABOUT;
  }
}
