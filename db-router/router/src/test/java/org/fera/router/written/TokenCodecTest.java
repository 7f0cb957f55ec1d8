package org.fera.router.written;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class TokenCodecTest {

  private static final Instant NOW = Instant.parse("2026-11-24T20:00:00Z");

  private static final Map<String, Position> POSITIONS =
      Map.of(
          "main", new Position(7711819875757410976L, 3, 119386976L),
          "größe.~", new Position(-5, 1, Long.MAX_VALUE),
          "other", Position.UNKNOWN);

  private static TokenCodec codec(String key, Instant now) {
    return new TokenCodec(
        Optional.ofNullable(key), Duration.ofSeconds(30), Clock.fixed(now, ZoneOffset.UTC));
  }

  @Tag("DR-10.4")
  @Test
  void every_instance_with_the_key_reads_it_until_it_is_too_old() {
    String token = codec("k", NOW).encode(POSITIONS);
    assertThat(token).matches("[\\w.~-]+").hasSizeLessThan(200);
    assertThat(codec("k", NOW.plusSeconds(30)).decode(token)).isEqualTo(POSITIONS);
    assertThat(codec("k", NOW.plusSeconds(31)).decode(token)).isEmpty();
    assertThat(codec("other", NOW).decode(token)).isEmpty();
    assertThat(codec(null, NOW).decode(token)).isEmpty();
  }

  @Tag("DR-10.4")
  @Test
  void what_was_forged_or_cut_counts_for_nothing() {
    TokenCodec codec = codec("k", NOW);
    String token = codec.encode(POSITIONS);
    for (int i = 0; i < token.length(); i++) {
      char other = token.charAt(i) == 'x' ? 'y' : 'x';
      assertThat(codec.decode(token.substring(0, i) + other + token.substring(i + 1))).isEmpty();
      assertThat(codec.decode(token.substring(0, i))).isEmpty();
    }
    for (String text :
        new String[] {"", ".", "..", "a", "1.a.b~c.d", "é.é", token + token, "x".repeat(9000)}) {
      assertThat(codec.decode(text)).isEmpty();
    }
  }
}
