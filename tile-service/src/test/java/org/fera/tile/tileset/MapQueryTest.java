package org.fera.tile.tileset;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class MapQueryTest {

  @Test
  @Tag("TS-4.1.4")
  void itsTextIsTheSameInAllInstances() {
    // Map.copyOf has an order of its own in each process.
    Map<String, String> parameters = new LinkedHashMap<>();
    List.of("z", "b", "y", "a", "x", "c", "w", "d").forEach(name -> parameters.put(name, "1"));

    assertThat(new MapQuery("l", "", "image/png", false, parameters).toString())
        .contains("a=1, b=1, c=1, d=1, w=1, x=1, y=1, z=1");
  }
}
