package org.fera.launcher.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShapeTest {

  @TempDir private Path folder;

  @Test
  void theNextUpFindsWhatTheLastWasTold() {
    Shape shape =
        new Shape(
            3,
            1,
            EnumSet.of(Role.POSTGRES, Role.WSGI_APP),
            true,
            Environment.of(List.of("production", "integration")));

    shape.keepIn(folder);

    assertThat(Shape.in(folder)).isEqualTo(shape);
  }

  @Test
  void theFirstUpStartsOneOfEachServiceAndTwoSlaves() {
    assertThat(Shape.in(folder)).isEqualTo(Shape.DEFAULT);
  }
}
