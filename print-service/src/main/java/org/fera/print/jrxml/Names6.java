package org.fera.print.jrxml;

import java.util.Map;
import java.util.Set;

/** How names of JasperReports 6 are called in version 7. */
final class Names6 {

  /** Elements that stand in bands. */
  static final Set<String> KINDS =
      Set.of(
          "textField",
          "staticText",
          "image",
          "subreport",
          "line",
          "rectangle",
          "ellipse",
          "frame",
          "break");

  /** Sections that hold one band, which they are themselves in version 7. */
  static final Set<String> SECTIONS =
      Set.of(
          "background",
          "title",
          "pageHeader",
          "columnHeader",
          "columnFooter",
          "pageFooter",
          "lastPageFooter",
          "summary",
          "noData");

  /** Elements for which no rule has been proven. */
  static final Set<String> UNKNOWN =
      Set.of("componentElement", "crosstab", "genericElement", "elementGroup");

  private static final Map<String, String> ELEMENTS =
      Map.of(
          "textFieldExpression", "expression",
          "imageExpression", "expression",
          "subreportExpression", "expression",
          "variableExpression", "expression",
          "groupExpression", "expression",
          "subreportParameterExpression", "expression",
          "subreportParameter", "parameter",
          "subDataset", "dataset",
          "parameterDescription", "description",
          "fieldDescription", "description");

  private static final Map<String, String> ATTRIBUTES =
      Map.of(
          "hyperlinkType", "linkType",
          "hyperlinkTarget", "linkTarget",
          "isStyledText", "styledText");

  private static final Map<String, String> STRETCHES =
      Map.of(
          "RelativeToTallestObject", "ElementGroupHeight",
          "RelativeToBandHeight", "ContainerHeight");

  private Names6() {}

  static String element(String name) {
    return ELEMENTS.getOrDefault(name, name);
  }

  /** Truth values lose their {@code is}. */
  static String attribute(String name) {
    String known = ATTRIBUTES.get(name);
    if (known != null) {
      return known;
    }
    return name.matches("is[A-Z].*")
        ? Character.toLowerCase(name.charAt(2)) + name.substring(3)
        : name;
  }

  static String stretch(String value) {
    return STRETCHES.getOrDefault(value, value);
  }
}
