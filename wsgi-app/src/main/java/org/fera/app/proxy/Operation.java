package org.fera.app.proxy;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.fera.app.http.BadParameter;

/** The operations that are handed on; whatever else a server can do is not asked for. */
enum Operation {
  GETCAPABILITIES("GetCapabilities", true),
  GETMAP("GetMap", false),
  GETFEATUREINFO("GetFeatureInfo", false),
  GETLEGENDGRAPHIC("GetLegendGraphic", true),
  DESCRIBELAYER("DescribeLayer", true),
  GETSTYLES("GetStyles", true),
  GETFEATURE("GetFeature", false),
  DESCRIBEFEATURETYPE("DescribeFeatureType", true);

  private final String title;
  private final boolean lasting;

  Operation(String title, boolean lasting) {
    this.title = title;
    this.lasting = lasting;
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
    return lasting;
  }
}
