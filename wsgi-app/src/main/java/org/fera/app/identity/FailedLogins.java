package org.fera.app.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Counts wrong passwords by username, by address and by both, whether there is such a user or not.
 * Whoever has too many waits, the right password then helps as little as a wrong one. Each instance
 * counts for itself.
 */
@ApplicationScoped
class FailedLogins {

  private static final int MOST_KEYS = 50_000;

  /** Guessers with many addresses do not lock a user out as soon as one with one. */
  private static final int ADDRESSES = 10;

  private final AuthenticationConfig.Attempts limits;
  private final Cache<String, AtomicInteger> failures;

  @Inject
  FailedLogins(AuthenticationConfig config) {
    this(config.attempts(), Ticker.systemTicker());
  }

  FailedLogins(AuthenticationConfig.Attempts limits, Ticker ticker) {
    this.limits = limits;
    this.failures =
        Caffeine.newBuilder()
            .expireAfterWrite(limits.window())
            .maximumSize(MOST_KEYS)
            .ticker(ticker)
            .build();
  }

  /**
   * @throws TooManyAttempts when this caller has to wait
   */
  void admit(String name, InetAddress address) {
    boolean tooMany =
        count(user(name) + at(address)) >= limits.perUser()
            || count(user(name)) >= limits.perUser() * ADDRESSES
            || (!address.isLoopbackAddress() && count(at(address)) >= limits.perAddress());
    if (tooMany) {
      throw new TooManyAttempts(limits.window());
    }
  }

  void failed(String name, InetAddress address) {
    add(user(name) + at(address));
    add(user(name));
    add(at(address));
  }

  /** The user has shown the right password. */
  void succeeded(String name, InetAddress address) {
    failures.invalidate(user(name) + at(address));
  }

  private int count(String key) {
    AtomicInteger count = failures.getIfPresent(key);
    return count == null ? 0 : count.get();
  }

  private void add(String key) {
    failures.get(key, absent -> new AtomicInteger()).incrementAndGet();
  }

  private static String user(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return "user " + lower.substring(0, Math.min(lower.length(), 100));
  }

  private static String at(InetAddress address) {
    return " from " + address.getHostAddress();
  }

  /** Answered with 429. */
  static final class TooManyAttempts extends jakarta.ws.rs.ClientErrorException {

    private static final int STATUS = 429;

    TooManyAttempts(Duration wait) {
      super(
          "Too many wrong passwords, try again later",
          jakarta.ws.rs.core.Response.status(STATUS)
              .header("Retry-After", wait.toSeconds())
              .build());
    }
  }
}
