package org.fera.print.style;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ColoursTest {

  @ParameterizedTest
  @Tag("PS-10.9")
  @CsvSource(
      delimiter = '|',
      value = {
        "#f00|ffff0000",
        "#1E90ff|ff1e90ff",
        "rgb(1, 2, 3)|ff010203",
        "rgb(100%, 0%, 50%)|ffff0080",
        "rgba(255, 155, 155, 0)|00ff9b9b",
        "rgba(255,78,78,125)|7dff4e4e",
        "rgba(255,78,78,0.5)|80ff4e4e",
        "rgb(255 78 78 / 50%)|80ff4e4e",
        "hsl(120, 100%, 50%)|ff00ff00",
        "hsl(210, 50%, 40%)|ff336699",
        "hsla(0, 100%, 50%, 0.5)|80ff0000",
        "black|ff000000",
        "DodgerBlue|ff1e90ff",
        "light_gray|ffd3d3d3",
        "transparent|00000000",
        "0xff8800|ffff8800",
        "16711680|ffff0000"
      })
  void colourIs(String text, String argb) {
    assertThat(Integer.toHexString(Colours.parse(text).orElseThrow().getRGB()))
        .isEqualTo(Integer.toHexString((int) Long.parseLong(argb, 16)));
  }

  @ParameterizedTest
  @Tag("PS-10.9")
  @ValueSource(strings = {"", "#ff", "rgb(1,2)", "rgb(300, 0, 0)", "mauvish", "rgb(a, b, c)"})
  void isNone(String text) {
    assertThat(Colours.parse(text)).isEmpty();
  }
}
