package org.fera.print.fetch;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.fera.print.entry.EntryConfig;

/**
 * Few and quick attempts, for a portal at {@code http://portal.test:8080}.
 *
 * @param servers the operator's list
 */
record TestLimits(List<String> servers, Duration timeout) implements FetchConfig {

  static final EntryConfig ENTRY = new Visible();

  private record Visible() implements EntryConfig {
    @Override
    public String point() {
      return "/";
    }

    @Override
    public String host() {
      return "portal.test:8080";
    }

    @Override
    public String protocol() {
      return "http";
    }

    @Override
    public int instance() {
      return 1;
    }
  }

  @Override
  public URI portalUrl() {
    return URI.create("http://portal.test:8080");
  }

  @Override
  public Optional<List<String>> allowed() {
    return Optional.of(servers);
  }

  @Override
  public Duration connectTimeout() {
    return timeout;
  }

  @Override
  public int attempts() {
    return 1;
  }

  @Override
  public Duration pause() {
    return Duration.ofMillis(1);
  }

  @Override
  public int maxBytes() {
    return 1_000_000;
  }

  @Override
  public int parallel() {
    return 4;
  }

  @Override
  public int perHost() {
    return 4;
  }

  @Override
  public int cacheBytes() {
    return 1_000_000;
  }
}
