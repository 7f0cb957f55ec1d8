package org.fera.app.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordHashTest {

  private static final String OF_ADMIN =
      "$6$yAfJQmeGUIuxPBYG$I5D2mgboQwRzivlRB1vE63BE9tBdYmDr.kWREKGc8cKaWAkdXtAcBCQDqARYdABD59xidFEZ611"
          + ".kKKrxuAl/0";

  /** printf admin | sha1sum. */
  private static final String OLD_OF_ADMIN = "d033e22ae348aeb5660fc2140aec35850c4da997";

  @Test
  @Tag("WA-7.1")
  void knowsBothForms() {
    assertThat(new PasswordHash(OF_ADMIN).matches("admin")).isTrue();
    assertThat(new PasswordHash(OF_ADMIN).matches("Admin")).isFalse();
    assertThat(new PasswordHash(OF_ADMIN).isOld()).isFalse();
    assertThat(new PasswordHash(OLD_OF_ADMIN).matches("admin")).isTrue();
    assertThat(new PasswordHash(OLD_OF_ADMIN).matches("")).isFalse();
    assertThat(new PasswordHash(OLD_OF_ADMIN).isOld()).isTrue();
  }

  /** The vectors of crypt's author: https://www.akkadia.org/drepper/SHA-crypt.txt. */
  @Test
  @Tag("WA-7.1")
  void readsTheRoundsOfAHash() {
    PasswordHash hash =
        new PasswordHash(
            "$6$rounds=10000$saltstringsaltst$OW1/O6BYHV6BcXZu8QVeXbDWra3Oeqh0sbHbbMCVNSnCM/UrjmM0Dp8vOuZeHBy/YTBmSK6H9qs/y3RnOaw5v.");
    assertThat(hash.matches("Hello world!")).isTrue();
    assertThat(hash.matches("Hello world")).isFalse();
  }

  @Test
  @Tag("WA-7.1")
  void makesHashesThatDiffer() {
    PasswordHash one = PasswordHash.of("pass wörd");
    assertThat(one.text()).startsWith("$6$").isNotEqualTo(PasswordHash.of("pass wörd").text());
    assertThat(one.matches("pass wörd")).isTrue();
    assertThat(one.mark()).isNotEqualTo(PasswordHash.of("pass wörd").mark());
  }

  @ParameterizedTest
  @Tag("WA-7.1")
  @ValueSource(
      strings = {
        "",
        "admin",
        "D033E22AE348AEB5660FC2140AEC35850C4DA997",
        "$1$abc$Vn9H6kMAaFkjDyw7f8bMJ0",
        "$6$rounds=999999999$saltstringsaltst$OW1/O6BYHV6BcXZu8QVeXbDWra3Oeqh0sbHbbMCVNSnCM/UrjmM0Dp8vOuZeHBy/YTBmSK6H9qs/y3RnOaw5v.",
        "$6$salt$short"
      })
  void takesNothingElse(String stored) {
    assertThat(new PasswordHash(stored).matches("admin")).isFalse();
    assertThat(new PasswordHash(stored).matches(stored)).isFalse();
  }
}
