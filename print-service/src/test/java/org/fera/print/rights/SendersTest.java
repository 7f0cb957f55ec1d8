package org.fera.print.rights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SendersTest {

  private static final Optional<String> KEY = Optional.of("the same secret everywhere");
  private static final Instant TIME = Instant.ofEpochSecond(1_700_000_000);

  /** As wsgi-app's own test has it. */
  private static final String SEALED =
      "1700000000 192.0.2.7 portal.example.org:8080 YXvX27w3gUe9FJtZJNmtV31Up4JLsX6nNZoAodk-Y-A";

  @Test
  @Tag("PS-13.4")
  void whatWsgiAppSaysUnderItsSealIsBelieved() {
    assertThat(at(TIME).sealed(SEALED))
        .hasValue(new Sender("192.0.2.7", Optional.of("portal.example.org:8080"), true));
    assertThat(at(TIME.plus(Duration.ofMinutes(5))).sealed(SEALED)).isPresent();
  }

  @ParameterizedTest
  @Tag("PS-13.4")
  @ValueSource(
      strings = {
        "1700000000 192.0.2.8 portal.example.org:8080 YXvX27w3gUe9FJtZJNmtV31Up4JLsX6nNZoAodk-Y-A",
        "1700000001 192.0.2.7 portal.example.org:8080 YXvX27w3gUe9FJtZJNmtV31Up4JLsX6nNZoAodk-Y-A",
        "1700000000 192.0.2.7 portal.example.org:8080 YXvX27w3gUe9FJtZJNmtV31Up4JLsX6nNZoAodk-Y-B",
        "1700000000 192.0.2.7 portal.example.org:8080 ",
        "1700000000 192.0.2.7 portal.example.org:8080",
        "99999999999999999999 192.0.2.7 x y",
        "",
      })
  void anotherSealOrNoneIsNot(String header) {
    assertThat(at(TIME).sealed(header)).isEmpty();
  }

  @Test
  @Tag("PS-13.4")
  void anOldSealIsNot() {
    assertThat(at(TIME.plus(Duration.ofMinutes(6))).sealed(SEALED)).isEmpty();
    assertThat(at(TIME.minus(Duration.ofMinutes(6))).sealed(SEALED)).isEmpty();
    assertThat(new Senders(Optional.empty(), true, clock(TIME)).sealed(SEALED)).isEmpty();
    assertThat(new Senders(Optional.of("another"), true, clock(TIME)).sealed(SEALED)).isEmpty();
  }

  @Test
  @Tag("PS-13.4")
  void aServiceForThePortalOnlyNeedsTheSecret() {
    assertThatThrownBy(() -> new Senders(Optional.empty(), false, clock(TIME)))
        .hasMessageContaining("FERA_PRINT_PUBLIC");
  }

  private static Senders at(Instant time) {
    return new Senders(KEY, false, clock(time));
  }

  private static Clock clock(Instant time) {
    return Clock.fixed(time, ZoneOffset.UTC);
  }
}
