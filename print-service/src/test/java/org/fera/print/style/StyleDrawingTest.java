package org.fera.print.style;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.fera.print.vector.Paper;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Styles drawn on paper; what must be where is computed from the style's own numbers. */
class StyleDrawingTest {

  private static final double PIXEL = 1.0 / Paper.ZOOM;

  @Test
  @Tag("PS-10.1")
  void rulesHoldByFilterAndConstantsAndExpressionsHaveTheirValues() {
    Paper paper =
        new Paper()
            .with("POINT (20 20)", "kind", "a", "colour", "#00ff00")
            .with("POINT (60 20)", "kind", "b", "size", 8d)
            .with("POINT (20 60)", "kind", "c")
            .draw(
                """
                {'version': '2', 'ink': '#ff0000', 'wide': '6',
                 '[kind IN (~a~, ~b~)]': {'line': 0, 'symbolizers': [
                   {'type': 'point', 'graphicName': 'square', 'fillColor': '[colour]',
                    'pointRadius': '[if_then_else(isNull(size), 5, size)]',
                    'strokeWidth': '${line}'}]},
                 '[kind = ~c~]': {'symbolizers': [
                   {'type': 'point', 'pointRadius': '${wide}', 'fillColor': '${ink}',
                    'strokeOpacity': '0'}]}}
                """);

    assertThat(paper.at(20, 20)).isEqualTo(0x00ff00);
    assertThat(paper.at(24.8, 20)).isEqualTo(0x00ff00);
    assertThat(paper.at(25.3, 20)).isEqualTo(0xffffff);
    assertThat(paper.at(67.5, 20)).as("no colour, so the default").isEqualTo(0);
    assertThat(paper.at(20, 60)).isEqualTo(0xff0000);
    double[] disk = paper.box(Paper::red);
    assertThat(disk[2] - disk[0]).isCloseTo(12, within(2 * PIXEL));
  }

  @ParameterizedTest
  @Tag("PS-10.1")
  @CsvSource({"999, false", "1000, true", "1999, true", "2000, false"})
  void rulesHoldWithinTheirScales(double scale, boolean drawn) {
    Paper paper =
        new Paper()
            .with("POINT (50 50)")
            .scale(scale)
            .draw(
                """
                {'version': 2, '*': {'minScale': 1000, 'maxScale': 2000,
                 'symbolizers': [{'type': 'point'}]}}
                """);

    assertThat(paper.area(Paper::ink) > 0).isEqualTo(drawn);
  }

  @Test
  @Tag("PS-10.2")
  void theFirstVersionChoosesByAPropertyAndDrawsByKindOfGeometry() {
    Paper paper =
        new Paper()
            .with("POINT (20 20)", "_style", "1")
            .with("LINESTRING (40 10, 90 10)", "_style", "1")
            .with("POLYGON ((40 40, 80 40, 80 80, 40 80, 40 40))", "_style", "1", "r", 3d)
            .with("POINT (20 80)", "_style", "2")
            .draw(
                """
                {'version': '1', 'styleProperty': '_style',
                 '1': {'pointRadius': 4, 'fillColor': '#ff0000', 'fillOpacity': 1,
                       'strokeColor': '#000000', 'strokeWidth': 2},
                 '3': {'pointRadius': 9, 'fillColor': '#00ff00'}}
                """);

    assertThat(paper.at(20, 20)).isEqualTo(0xff0000);
    assertThat(paper.at(65, 10)).isEqualTo(0);
    assertThat(paper.at(60, 60)).isEqualTo(0xff0000);
    assertThat(paper.at(40, 60)).isEqualTo(0);
    assertThat(paper.at(20, 80)).as("no rule").isEqualTo(0xffffff);
    assertThat(paper.area(rgb -> rgb >> 16 < 128))
        .isCloseTo(50 * 2 + 160 * 2 + Math.PI * 8 * 2, within(8d));
  }

  @Test
  @Tag("PS-10.2")
  void theFirstVersionWithoutAVersionNumberAndWithoutAPropertyHoldsForAll() {
    Paper paper =
        new Paper()
            .with("LINESTRING (10 50, 90 50)", "colour", "#ff0000")
            .draw("{'': {'strokeColor': '${colour}', 'strokeWidth': 4}}");

    assertThat(paper.at(50, 50)).isEqualTo(0xff0000);
  }

  @ParameterizedTest
  @Tag("PS-10.3")
  @CsvSource({
    "solid, 1",
    "dash, 10",
    "dot, 20",
    "longdash, 7",
    "dashdot, 11",
    "longdashdot, 9",
    "4 12, 5",
    "'4,12', 5"
  })
  void dashesAreMultiplesOfTheWidthOrGiven(String dash, int pieces) {
    Paper paper =
        new Paper()
            .with("LINESTRING (10 50, 90 50)")
            .draw(
                "{'version':2,'*':{'symbolizers':[{'type':'line','strokeWidth':2,"
                    + "'strokeDashstyle':'"
                    + dash
                    + "'}]}}");

    int found = 0;
    boolean before = false;
    for (double x = 5; x < 95; x += PIXEL) {
      boolean now = (paper.at(x, 50) & 0xff) < 252;
      found += now && !before ? 1 : 0;
      before = now;
    }
    if (dash.equals("solid")) {
      assertThat(paper.area(Paper::ink)).isCloseTo(160, within(2d));
    }
    assertThat(found).as("pieces of %s", dash).isBetween(pieces - 1, pieces + 1);
  }

  @Test
  @Tag("PS-10.3")
  void capsAndOffsetsOfDashesAreKept() {
    String style =
        "{'version':2,'*':{'symbolizers':[{'type':'line','strokeWidth':10,'strokeLinecap':'%s',"
            + "'strokeDashstyle':'%s','strokeDashoffset':%s}]}}";
    double[] butt =
        new Paper()
            .with("LINESTRING (30 50, 70 50)")
            .draw(String.format(style, "butt", "solid", 0))
            .box(Paper::ink);
    double[] square =
        new Paper()
            .with("LINESTRING (30 50, 70 50)")
            .draw(String.format(style, "square", "solid", 0))
            .box(Paper::ink);
    Paper moved =
        new Paper()
            .with("LINESTRING (30 50, 70 50)")
            .draw(String.format(style, "butt", "10 10", 10));

    assertThat(butt).containsExactly(30, 45, 70, 55);
    assertThat(square).containsExactly(25, 45, 75, 55);
    assertThat(moved.at(35, 50)).isEqualTo(0xffffff);
    assertThat(moved.at(45, 50)).isEqualTo(0);
  }

  @Test
  @Tag("PS-10.3")
  void fillAndLineHaveTheirOpacity() {
    Paper paper =
        new Paper()
            .with(
                "POLYGON ((20 20, 80 20, 80 80, 20 80, 20 20), (40 40, 60 40, 60 60, 40 60, 40 40))")
            .draw(
                """
                {'version':2,'*':{'symbolizers':[{'type':'polygon','fillColor':'#ff0000',
                 'fillOpacity':0.5,'strokeColor':'#000000','strokeOpacity':0.5,'strokeWidth':4}]}}
                """);

    assertThat(paper.at(30, 30) >> 16).isEqualTo(255);
    assertThat(paper.at(30, 30) & 0xff).isBetween(126, 129);
    assertThat(paper.at(50, 50)).as("the hole").isEqualTo(0xffffff);
    assertThat(paper.at(19, 50) & 0xff).as("half of the line").isBetween(126, 129);
    assertThat(paper.at(21, 50) & 0xff).as("the other half, over the fill").isBetween(62, 66);
  }

  @ParameterizedTest
  @Tag("PS-10.4")
  @CsvSource({
    "circle, 1256.6",
    "square, 1600",
    "triangle, 800",
    "star, 449",
    "cross, 700",
    "x, 700",
    "arrow, 800",
    "shape://vertline, 0",
    "shape://horline, 0",
    "shape://slash, 0",
    "shape://backslash, 0",
    "shape://dot, 12.6",
    "shape://plus, 0",
    "shape://times, 0",
    "shape://oarrow, 0",
    "shape://coarrow, 0",
    "shape://carrow, 400",
    "shape://ccarrow, 400",
    "hatch, 0"
  })
  void marksHaveTheirFormsInASquareOfTwiceTheRadius(String name, double area) {
    Paper filled = mark("'graphicName':'" + name + "','pointRadius':20,'strokeOpacity':0");
    Paper drawn =
        mark("'graphicName':'" + name + "','pointRadius':20,'fillOpacity':0,'strokeWidth':1");

    assertThat(filled.area(Paper::ink)).isCloseTo(area, within(4 + area / 50));
    double[] box = drawn.box(rgb -> (rgb & 0xff) < 200);
    assertThat(box[0]).isGreaterThan(28);
    assertThat(box[3]).isLessThan(72);
    assertThat(drawn.area(rgb -> (rgb & 0xff) < 200)).as("its outline").isGreaterThan(3);
  }

  @Test
  @Tag("PS-10.4")
  void marksTurnClockwiseAndMoveRightAndUp() {
    Paper turned =
        mark("'graphicName':'triangle','pointRadius':20,'strokeOpacity':0,'rotation':90");
    assertThat(turned.at(68, 50)).as("its point is to the right").isEqualTo(0);
    assertThat(turned.at(68, 40)).isEqualTo(0xffffff);
    assertThat(turned.at(32, 40)).as("its base is to the left").isEqualTo(0);

    double[] moved =
        mark("'graphicName':'square','pointRadius':5,'strokeOpacity':0,"
                + "'graphicXOffset':20,'graphicYOffset':10")
            .box(Paper::ink);
    assertThat(moved).containsExactly(65, 35, 75, 45);
    double[] unmoved =
        mark("'graphicName':'square','pointRadius':5,'strokeOpacity':0,'graphicXOffset':20")
            .box(Paper::ink);
    assertThat(unmoved).as("one offset alone has no effect").containsExactly(45, 45, 55, 55);
  }

  @Test
  @Tag("PS-10.4")
  void lettersOfFontsAreMarks() {
    Paper letter =
        mark("'graphicName':'ttf://DejaVu Sans#0x49','pointRadius':20,'strokeOpacity':0");
    double[] box = letter.box(Paper::ink);
    assertThat(box[3] - box[1]).as("as high as asked for").isCloseTo(40, within(2 * PIXEL));
    assertThat(box[2] - box[0]).as("an I is narrow").isLessThan(10);
    assertThat((box[0] + box[2]) / 2).isCloseTo(50, within(PIXEL));
  }

  @Test
  @Tag("PS-10.4")
  void marksTurnWithTheMap() {
    Paper turned =
        new Paper()
            .with("POINT (50 50)")
            .turned(90)
            .draw(point("'graphicName':'triangle','pointRadius':20,'strokeOpacity':0"));
    assertThat(turned.at(68, 50)).isEqualTo(0);
    assertThat(turned.at(68, 40)).isEqualTo(0xffffff);
  }

  @Test
  @Tag("PS-10.10")
  void lengthsArePointsOrPixels() {
    double[] pixels =
        new Paper()
            .with("POINT (50 50)")
            .factor(72.0 / 144)
            .draw(point("'graphicName':'square','pointRadius':20,'strokeOpacity':0"))
            .box(Paper::ink);
    assertThat(pixels).containsExactly(40, 40, 60, 60);
  }

  @Test
  @Tag("PS-10.3")
  void aLineSymbolizerDrawsTheEdgeOfAPolygonAndAPointItsMiddle() {
    Paper paper =
        new Paper()
            .with("POLYGON ((20 20, 80 20, 80 80, 20 80, 20 20))")
            .draw(
                """
                {'version':2,'*':{'symbolizers':[{'type':'line','strokeWidth':4},
                 {'type':'point','pointRadius':5,'fillColor':'#ff0000','strokeOpacity':0}]}}
                """);
    assertThat(paper.at(20, 50)).isEqualTo(0);
    assertThat(paper.at(35, 35)).isEqualTo(0xffffff);
    assertThat(paper.at(50, 50)).isEqualTo(0xff0000);
  }

  private static Paper mark(String keys) {
    return new Paper().with("POINT (50 50)").draw(point(keys));
  }

  private static String point(String keys) {
    return "{'version':2,'*':{'symbolizers':[{'type':'point'," + keys + "}]}}";
  }
}
