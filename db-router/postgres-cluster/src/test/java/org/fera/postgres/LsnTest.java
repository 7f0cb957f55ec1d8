package org.fera.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class LsnTest {

  @Test
  void readsAndWritesPostgresForm() {
    assertThat(Lsn.parse("16/B374D848")).hasToString("16/B374D848");
    assertThat(Lsn.parse("0/0")).isEqualTo(Lsn.NONE);
  }

  @Test
  void countsBytesAcrossThe4GibBorder() {
    assertThat(Lsn.parse("1/0").value() - Lsn.parse("0/FFFFFFF0").value()).isEqualTo(16);
  }

  @Test
  void ordersAsUnsignedNumbers() {
    assertThat(Lsn.parse("FFFFFFFF/FFFFFFFF")).isGreaterThan(Lsn.parse("7FFFFFFF/0"));
  }

  @Test
  void refusesOtherText() {
    assertThatThrownBy(() -> Lsn.parse("12345")).isInstanceOf(IllegalArgumentException.class);
  }
}
