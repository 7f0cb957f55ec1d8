package org.fera.app.identity;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class FailedLoginsTest {

  private static final InetAddress HERE = address("198.51.100.1");
  private static final InetAddress PROXY = address("127.0.0.1");

  private final AtomicLong nanos = new AtomicLong();
  private final FailedLogins failures = new FailedLogins(limits(), nanos::get);

  private static AuthenticationConfig.Attempts limits() {
    return new AuthenticationConfig.Attempts() {
      @Override
      public Duration window() {
        return Duration.ofMinutes(5);
      }

      @Override
      public int perUser() {
        return 3;
      }

      @Override
      public int perAddress() {
        return 5;
      }

      @Override
      public int atATime() {
        return 1;
      }

      @Override
      public int waiting() {
        return 1;
      }
    };
  }

  private static InetAddress address(String text) {
    try {
      return InetAddress.getByName(text);
    } catch (UnknownHostException e) {
      throw new IllegalStateException(e);
    }
  }

  private void fail(String name, InetAddress address, int times) {
    for (int i = 0; i < times; i++) {
      failures.admit(name, address);
      failures.failed(name, address);
    }
  }

  @Test
  @Tag("WA-7.6")
  void letsAUserGuessAFewTimesOnly() {
    fail("admin", HERE, 3);
    assertThatThrownBy(() -> failures.admit("Admin", HERE))
        .isInstanceOf(FailedLogins.TooManyAttempts.class);
    assertThatCode(() -> failures.admit("editor", HERE)).doesNotThrowAnyException();
    nanos.addAndGet(Duration.ofMinutes(6).toNanos());
    assertThatCode(() -> failures.admit("admin", HERE)).doesNotThrowAnyException();
  }

  @Test
  @Tag("WA-7.6")
  void countsFromTheStartAfterTheRightPassword() {
    fail("admin", HERE, 2);
    failures.succeeded("admin", HERE);
    fail("admin", HERE, 2);
    assertThatCode(() -> failures.admit("admin", HERE)).doesNotThrowAnyException();
  }

  @Test
  @Tag("WA-7.6")
  void letsAnAddressGuessAFewUsersOnly() {
    for (int i = 0; i < 5; i++) {
      fail("user" + i, HERE, 1);
    }
    assertThatThrownBy(() -> failures.admit("somebody", HERE))
        .isInstanceOf(FailedLogins.TooManyAttempts.class);
    assertThatCode(() -> failures.admit("somebody", PROXY)).doesNotThrowAnyException();
  }

  @Test
  @Tag("WA-7.6")
  void doesNotTakeAProxyForAGuesser() {
    for (int i = 0; i < 20; i++) {
      fail("user" + i, PROXY, 1);
    }
    assertThatCode(() -> failures.admit("somebody", PROXY)).doesNotThrowAnyException();
  }

  @Test
  @Tag("WA-7.6")
  void endsGuessesFromEverywhere() {
    for (int i = 0; i < 30; i++) {
      fail("admin", address("198.51.100." + (10 + i)), 1);
    }
    assertThatThrownBy(() -> failures.admit("admin", HERE))
        .isInstanceOf(FailedLogins.TooManyAttempts.class);
  }
}
