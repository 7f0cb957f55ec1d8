package org.fera.print.style;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.fera.print.vector.Paper;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Labels drawn on paper. */
class LabelDrawingTest {

  private static final double HAIR = 0.6;

  @ParameterizedTest
  @Tag("PS-10.6")
  @CsvSource({
    "cm, 50, 50",
    "lm, 50, 50",
    "rm, 50, 50",
    "cb, 50, 50",
    "ct, 50, 50",
    "lb, 50, 50",
    "rt, 50, 50"
  })
  void aLabelStandsAtItsPointByItsAlignment(String align, double x, double y) {
    double[] box =
        label("'label':'HHHHH','fontSize':'10px','labelAlign':'" + align + "'").box(Paper::ink);
    double middle = (box[0] + box[2]) / 2;
    switch (align.charAt(0)) {
      case 'l' -> assertThat(box[0]).isCloseTo(x, within(1.5));
      case 'r' -> assertThat(box[2]).isCloseTo(x, within(1.5));
      default -> assertThat(middle).isCloseTo(x, within(HAIR));
    }
    switch (align.charAt(1)) {
      case 'b' -> assertThat(box[3]).isBetween(y - 4, y);
      case 't' -> assertThat(box[1]).isBetween(y, y + 4);
      default -> assertThat((box[1] + box[3]) / 2).isCloseTo(y, within(1.5));
    }
  }

  @Test
  @Tag("PS-10.6")
  void theAnchorTheOffsetAndTheTurnAreTheStyles() {
    double[] moved =
        label("'label':'H','fontSize':10,'labelXOffset':20,'labelYOffset':10").box(Paper::ink);
    assertThat((moved[0] + moved[2]) / 2).isCloseTo(70, within(HAIR));
    assertThat((moved[1] + moved[3]) / 2).as("up").isCloseTo(40, within(1.5));

    double[] anchored = label("'label':'HHHH','fontSize':10,'labelAnchorPointX':1").box(Paper::ink);
    assertThat(anchored[2]).isCloseTo(50, within(1.5));

    double[] flat = label("'label':'HHHHHH','fontSize':10").box(Paper::ink);
    double[] turned = label("'label':'HHHHHH','fontSize':10,'labelRotation':90").box(Paper::ink);
    assertThat(turned[3] - turned[1]).isCloseTo(flat[2] - flat[0], within(HAIR));
    assertThat(turned[2] - turned[0]).isCloseTo(flat[3] - flat[1], within(HAIR));
    double[] clockwise =
        label("'label':'HHHHHH','fontSize':10,'labelAlign':'lm','labelRotation':90")
            .box(Paper::ink);
    assertThat(clockwise[1]).as("it runs down the page").isCloseTo(50, within(1.5));
  }

  @ParameterizedTest
  @Tag("PS-10.6")
  @CsvSource({"20, 20", "20px, 20", "20pt, 20", "7.0556mm, 20", "'0.27778in', 20"})
  void theFontHasItsSize(String size, double points) {
    double[] box = label("'label':'H','fontSize':'" + size + "'").box(Paper::ink);
    // The capital letters of DejaVu Sans are 1493 of 2048 units high.
    assertThat(box[3] - box[1]).isCloseTo(points * 1493 / 2048, within(HAIR));
  }

  @Test
  @Tag("PS-10.6")
  void boldIsBolderAndTheColourHasItsOpacity() {
    double plain = label("'label':'HHH','fontSize':20").area(Paper::ink);
    double bold = label("'label':'HHH','fontSize':20,'fontWeight':'bold'").area(Paper::ink);
    assertThat(bold).isGreaterThan(plain * 1.3);

    Paper red = label("'label':'I','fontSize':60,'fontColor':'#ff0000','fontOpacity':0.5");
    assertThat(red.area(rgb -> rgb >> 16 == 255 && (rgb & 0xff) >= 126 && (rgb & 0xff) <= 129))
        .isGreaterThan(150);
  }

  @Test
  @Tag("PS-10.6")
  void aHaloSurroundsTheLettersIfItHasAColour() {
    String text = "'label':'I','fontSize':40,";
    Paper without = label(text + "'haloRadius':3");
    assertThat(without.area(Paper::red)).isZero();

    Paper halo = label(text + "'haloRadius':3,'haloColor':'#ff0000'");
    double[] letter = halo.box(rgb -> rgb == 0);
    double[] around = halo.box(Paper::red);
    assertThat(letter[0] - around[0]).isCloseTo(3, within(HAIR));
    assertThat(around[3] - letter[3]).isCloseTo(3, within(HAIR));
    Paper outline = label(text + "'labelOutlineColor':'#ff0000','labelOutlineWidth':2");
    assertThat(outline.box(Paper::red)[0]).isCloseTo(letter[0] - 2, within(HAIR));
  }

  @Test
  @Tag("PS-10.6")
  void longTextsAreBrokenIntoLines() {
    double[] one = label("'label':'HHH HHH HHH','fontSize':8").box(Paper::ink);
    double[] three = label("'label':'HHH HHH HHH','fontSize':8,'autoWrap':25").box(Paper::ink);
    assertThat(three[2] - three[0]).isLessThan((one[2] - one[0]) / 2);
    assertThat(three[3] - three[1]).isGreaterThan(2.5 * (one[3] - one[1]));
    assertThat((three[1] + three[3]) / 2).isCloseTo(50, within(1.5));
  }

  @Test
  @Tag("PS-10.7")
  void labelsRunAlongLinesAtADistance() {
    Paper along =
        new Paper()
            .with("LINESTRING (50 90, 50 10)")
            .draw(text("'label':'HHHHHH','fontSize':10,'labelPerpendicularOffset':15"));
    double[] box = along.box(Paper::ink);
    assertThat(box[3] - box[1]).as("it runs up the page").isGreaterThan(35);
    assertThat((box[0] + box[2]) / 2).as("beside the line").isCloseTo(35, within(1.5));
    assertThat((box[1] + box[3]) / 2).isCloseTo(50, within(HAIR));
  }

  @Test
  @Tag("PS-10.7")
  void lettersFollowABentLine() {
    Paper bent =
        new Paper()
            .with("LINESTRING (10 80, 50 30, 90 80)")
            .draw(text("'label':'HHHHHHHHHH','fontSize':8,'followLine':true"));
    double[] box = bent.box(Paper::ink);
    assertThat((box[0] + box[2]) / 2).isCloseTo(50, within(1.5));
    assertThat(box[3] - box[1]).as("both arms of the bend").isGreaterThan(20);
    assertThat(bent.area(Paper::ink)).isGreaterThan(40);
  }

  @Test
  @Tag("PS-10.7")
  void aLabelLongerThanItsLineIsLeftOutIfItMayNotOverrun() {
    String keys = "'label':'HHHHHHHH','fontSize':10,'labelPerpendicularOffset':0,'allowOverruns':";
    Paper shorter = new Paper().with("LINESTRING (40 50, 60 50)").draw(text(keys + "false"));
    assertThat(shorter.area(Paper::ink)).isZero();
    Paper overrun = new Paper().with("LINESTRING (40 50, 60 50)").draw(text(keys + "true"));
    assertThat(overrun.area(Paper::ink)).isPositive();
  }

  @Test
  @Tag("PS-10.8")
  void noLabelLiesOnAnotherOneUnlessThatIsAllowed() {
    double alone = label("'label':'HHHH','fontSize':10").area(Paper::ink);
    assertThat(two("")).isEqualTo(alone);
    assertThat(two(",'conflictResolution':false")).isGreaterThan(alone * 1.5);
    assertThat(two(",'maxDisplacement':40"))
        .as("moved to find room")
        .isCloseTo(2 * alone, within(2d));
    assertThat(far(",'spaceAround':0")).isCloseTo(2 * alone, within(2d));
    assertThat(far(",'spaceAround':10")).isEqualTo(alone);
  }

  private static double two(String keys) {
    return new Paper()
        .with("POINT (50 50)")
        .with("POINT (54 53)")
        .draw(text("'label':'HHHH','fontSize':10" + keys))
        .area(Paper::ink);
  }

  private static double far(String keys) {
    return new Paper()
        .with("POINT (50 50)")
        .with("POINT (50 64)")
        .draw(text("'label':'HHHH','fontSize':10" + keys))
        .area(Paper::ink);
  }

  @Test
  @Tag("PS-10.8")
  void featuresOfTheSameNameShareALabelIfTheyAreGrouped() {
    String keys = "'label':'[name]','fontSize':10";
    Paper grouped =
        new Paper()
            .with("LINESTRING (10 20, 30 20)", "name", "HH")
            .with("LINESTRING (10 80, 90 80)", "name", "HH")
            .draw(text(keys + ",'group':true"));
    double[] box = grouped.box(Paper::ink);
    assertThat(box[1]).as("at the longer one").isGreaterThan(70);
  }

  @Test
  @Tag("PS-10.8")
  void aLabelStandsInItsPolygonIfEnoughOfItFits() {
    String keys = "'label':'HHHHHH','fontSize':10,'goodnessOfFit':";
    String small = "POLYGON ((45 20, 55 20, 55 80, 45 80, 45 20))";
    assertThat(new Paper().with(small).draw(text(keys + "0.9")).area(Paper::ink)).isZero();
    assertThat(new Paper().with(small).draw(text(keys + "0.1")).area(Paper::ink)).isPositive();
    String bent = "POLYGON ((10 10, 90 10, 90 30, 30 30, 30 90, 10 90, 10 10))";
    double[] box = new Paper().with(bent).draw(text("'label':'I','fontSize':10")).box(Paper::ink);
    assertThat(box[0] < 30 || box[1] < 30).as("inside, where the centroid is not").isTrue();
  }

  private static Paper label(String keys) {
    return new Paper().with("POINT (50 50)").draw(text(keys));
  }

  private static String text(String keys) {
    return "{'version':2,'*':{'symbolizers':[{'type':'text'," + keys + "}]}}";
  }
}
