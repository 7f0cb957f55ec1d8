package org.fera.print.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class TableReportsTest {

  @Test
  @Tag("PS-6.6")
  void namesOfColumnsCannotBecomePartOfAProgram() {
    assertThat(TableReports.literal("Area (m2)")).isEqualTo("Area (m2)");
    assertThat(TableReports.literal("\" + System.exit(1) + \"\\\n$P{x}"))
        .doesNotContain("\"")
        .doesNotContain("\n")
        .doesNotContain("$")
        .doesNotContain("\\u");
    assertThat(TableReports.literal("\"")).isEqualTo("\\042");
    assertThat(TableReports.literal("Höhe")).isEqualTo("H\\u00f6he");
  }
}
