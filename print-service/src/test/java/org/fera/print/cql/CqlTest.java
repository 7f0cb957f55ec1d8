package org.fera.print.cql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.fera.print.feature.Feature;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

/** What holds for a feature of which everything is known. */
class CqlTest {

  private static Feature feature() throws ParseException {
    Map<String, Object> properties = new HashMap<>();
    properties.put("name", "Hauptstrasse");
    properties.put("class", 3d);
    properties.put("width", "4.5");
    properties.put("one way", true);
    properties.put("since", "1987-05-12");
    properties.put("key", "O'Hara");
    return new Feature(
        "road.7", new WKTReader().read("LINESTRING (0 0, 30 40)"), Map.copyOf(properties));
  }

  @ParameterizedTest
  @Tag("PS-11.1")
  @ValueSource(
      strings = {
        "class = 3",
        "class = '3'",
        "3 = class",
        "class <> 4 AND width < 5",
        "class != 4",
        "width >= 4.5 and width <= 4.50",
        "name = 'Hauptstrasse'",
        "key = 'O''Hara'",
        "\"one way\" = true",
        "name LIKE 'Haupt%'",
        "name like 'Haupt_trasse'",
        "name NOT LIKE 'haupt%'",
        "name ILIKE 'haupt%'",
        "class IN (1, 2, 3)",
        "class NOT IN (1, 2)",
        "name IN ('a', 'Hauptstrasse')",
        "IN ('road.7', 'road.8')",
        "class BETWEEN 3 AND 4",
        "class NOT BETWEEN 4 AND 5",
        "missing IS NULL",
        "name IS NOT NULL",
        "name EXISTS",
        "NOT missing EXISTS",
        "INCLUDE",
        "NOT EXCLUDE",
        "class = 1 OR class = 2 OR class = 3",
        "class = 3 OR class = 1 AND class = 2",
        "(class = 1 OR class = 3) AND (name = 'x' OR width > 4)",
        "((class = 3))",
        "[class = 3] and [width > 1]",
        "class * 2 + 1 = 7",
        "(class + 1) * 2 = 8",
        "-class = -3",
        "class - 1 - 1 = 1",
        "strToUpperCase(name) = 'HAUPTSTRASSE'",
        "strStartsWith(name, 'Haupt')",
        "strStartsWith(name, 'Haupt') = true",
        "strLength(name) > 10",
        "missing <> 1 OR class = 3",
        "BBOX(geometry, 10, 10, 20, 30)",
        "INTERSECTS(the_geom, POINT (3 4))",
        "DISJOINT(geometry, POLYGON ((50 50, 60 50, 60 60, 50 50)))",
        "DWITHIN(geometry, POINT (0 5), 6, meters)",
        "WITHIN(geometry, ENVELOPE(-1, 31, -1, 41))",
        "geomLength(geometry) = 50",
        "since > '1980-01-01'"
      })
  void holds(String filter) throws CqlException, ParseException {
    assertThat(Cql.filter(filter).holds(feature())).isTrue();
    assertThat(Cql.filter("NOT (" + filter + ")").holds(feature())).isFalse();
  }

  @Test
  @Tag("PS-11.1")
  void whatComparesWithNothingDoesNotHold() throws CqlException, ParseException {
    for (String filter :
        new String[] {"missing = 1", "missing <> 1", "missing < 1", "missing LIKE '%'"}) {
      assertThat(Cql.filter(filter).holds(feature())).as(filter).isFalse();
    }
  }

  @ParameterizedTest
  @Tag("PS-11.2")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "name|Hauptstrasse",
        "'text'|text",
        "class|3",
        "width + class|7.5",
        "7 / 2|3.5",
        "1 / 0|",
        "name + 1|",
        "strConcat(name, strConcat(' ', class))|Hauptstrasse 3",
        "Concatenate(name, '-', width)|Hauptstrasse-4.5",
        "strToLowerCase(name)|hauptstrasse",
        "strCapitalize('to be')|To Be",
        "strSubstring(name, 0, 5)|Haupt",
        "strSubstringStart(name, 5)|strasse",
        "strReplace(name, 'strasse', 'str.', true)|Hauptstr.",
        "strIndexOf(name, 'str')|5",
        "strTrim('  a ')|a",
        "numberFormat('0.00', width)|4.50",
        "dateFormat('dd.MM.yyyy', since)|12.05.1987",
        "if_then_else(greaterThan(class, 2), 'major', 'minor')|major",
        "if_then_else(in(class, 1, 2), 'major', 'minor')|minor",
        "Recode(class, 1, 'red', 3, 'blue')|blue",
        "Categorize(class, 'a', 2, 'b', 3, 'c', 4, 'd')|c",
        "Interpolate(class, 0, 0, 6, 12)|6",
        "Interpolate(99, 0, 0, 6, 12)|12",
        "round(2.5)|3",
        "floor(-2.5)|-3",
        "max(1, class, 2)|3",
        "modulo(7, class)|1",
        "sqrt(16)|4",
        "toDegrees(pi())|180",
        "startAngle(geometry) > 53|",
        "getX(endPoint(geometry))|30",
        "area(buffer(POINT (0 0), 0))|",
        "area(POLYGON ((0 0, 2 0, 2 2, 0 2, 0 0)))|4",
        "id()|road.7",
        "coalesce(missing, name)|Hauptstrasse",
        "missing|"
      })
  void isWorth(String expression, String value) throws CqlException, ParseException {
    if (expression.contains(">")) {
      assertThatThrownBy(() -> Cql.expression(expression)).isInstanceOf(CqlException.class);
      return;
    }
    assertThat(Values.text(Cql.expression(expression).of(feature())))
        .isEqualTo(value == null ? "" : value);
  }

  @ParameterizedTest
  @Tag("PS-11.3")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "class =|an expression is expected at the end",
        "class = 3 AND|an expression is expected at the end",
        "(class = 3|\")\" is expected",
        "class = 3)|not understood at \")\"",
        "class|a comparison is expected",
        "name LIKE 5 x|not understood at \"x\"",
        "strNonsense(name) = 1|there is no function \"strNonsense\"",
        "strLength(name, 2) = 1|takes other arguments",
        "name = 'open|not understood at \"'open\"",
        "INTERSECTS(geometry, POINT (a b))|is no geometry",
        "class BETWEEN 1|AND is expected"
      })
  void saysWhereItIsNotUnderstood(String filter, String message) {
    assertThatThrownBy(() -> Cql.filter(filter))
        .isInstanceOf(CqlException.class)
        .hasMessageContaining(message);
  }

  @Test
  @Tag("PS-11.3")
  void bracketsAndLengthAreBounded() {
    assertThatThrownBy(() -> Cql.filter("(".repeat(3000))).isInstanceOf(CqlException.class);
    assertThatThrownBy(() -> Cql.filter("(".repeat(40) + "a" + ")".repeat(40)))
        .isInstanceOf(CqlException.class);
    assertThatThrownBy(() -> Cql.filter("a = '" + "x".repeat(20_000) + "'"))
        .hasMessageContaining("longer");
  }
}
