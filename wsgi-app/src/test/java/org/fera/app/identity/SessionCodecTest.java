package org.fera.app.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class SessionCodecTest {

  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final String OLD = "o".repeat(64);
  private static final String NEW = "n".repeat(64);
  private static final Session SESSION =
      new Session(UUID.randomUUID(), 7, "main_static", "mark", NOW);

  private static SessionCodec codec(Instant now, String secret, String... old) {
    SigningKeys keys = new SigningKeys(Optional.of(secret), List.of(old), Optional.empty());
    return new SessionCodec(keys, Duration.ofHours(24), Clock.fixed(now, ZoneOffset.UTC));
  }

  @Test
  @Tag("WA-7.3")
  void readsWhatItWrote() {
    String cookie = codec(NOW, NEW).encode(SESSION);
    assertThat(cookie).matches("[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+").hasSizeLessThan(400);
    assertThat(codec(NOW, NEW).decode(cookie)).contains(SESSION);
  }

  @Test
  @Tag("WA-7.3")
  void takesCookiesOfAnEarlierSecret() {
    String cookie = codec(NOW, OLD).encode(SESSION);
    assertThat(codec(NOW, NEW, OLD).decode(cookie)).contains(SESSION);
    assertThat(codec(NOW, NEW).decode(cookie)).isEmpty();
  }

  @Test
  @Tag("WA-7.3")
  void takesNoneThatIsTooOldOrOfTheFuture() {
    String cookie = codec(NOW, NEW).encode(SESSION);
    assertThat(codec(NOW.plus(Duration.ofHours(24)).minusSeconds(1), NEW).decode(cookie))
        .isPresent();
    assertThat(codec(NOW.plus(Duration.ofHours(24)), NEW).decode(cookie)).isEmpty();
    assertThat(codec(NOW.minus(Duration.ofHours(1)), NEW).decode(cookie)).isEmpty();
  }

  @Test
  @Tag("WA-7.3")
  void takesNoneThatSomebodyChanged() {
    String cookie = codec(NOW, NEW).encode(SESSION);
    String[] parts = cookie.split("\\.");
    String fields = new String(Base64.getUrlDecoder().decode(parts[0]), StandardCharsets.UTF_8);
    String other =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(fields.replace("|7|", "|1|").getBytes(StandardCharsets.UTF_8));
    assertThat(codec(NOW, NEW).decode(other + "." + parts[1])).isEmpty();
    for (String forged :
        List.of("", ".", parts[0], parts[0] + ".", "." + parts[1], "a.b", "%.%", cookie + "x")) {
      assertThat(codec(NOW, NEW).decode(forged)).as(forged).isEmpty();
    }
  }

  @Test
  @Tag("WA-7.3")
  void refusesShortSecrets() {
    assertThatThrownBy(() -> codec(NOW, "short"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("AUTHTKT_SECRET")
        .hasMessageNotContaining("short");
  }

  @Test
  @Tag("WA-7.3")
  void sharesTheRoutersKeyButNotItsSignatures() {
    SigningKeys one = new SigningKeys(Optional.empty(), List.of(), Optional.of("router"));
    SigningKeys two = new SigningKeys(Optional.empty(), List.of(), Optional.of("router"));
    SigningKeys other = new SigningKeys(Optional.empty(), List.of(), Optional.empty());
    byte[] text = {1, 2, 3};
    assertThat(two.isSigned(text, one.sign(text))).isTrue();
    assertThat(other.isSigned(text, one.sign(text))).isFalse();
  }
}
