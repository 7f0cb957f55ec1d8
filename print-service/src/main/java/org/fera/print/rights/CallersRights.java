package org.fera.print.rights;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.fera.print.entry.Entry;
import org.fera.print.entry.EnvironmentsConfig;

/**
 * What the callers of requests may print. wsgi-app is asked with what the caller says about itself;
 * its answer counts for some seconds, that it does not answer for one.
 */
@ApplicationScoped
public class CallersRights {

  private static final int MOST = 5_000;

  /**
   * Characters that no header may have; a name or a signature with another in its place is none.
   */
  private static final Pattern NOT_SENT = Pattern.compile("[^\\x20-\\x7e]");

  private static final Duration SILENCE = Duration.ofSeconds(1);

  private final Optional<WsgiApp> portal;
  private final Map<String, WsgiApp> environments = new TreeMap<>();
  private final Senders senders;
  private final Clock clock = Clock.systemUTC();
  private final Cache<String, Rights> known;
  private volatile long silentUntil = System.nanoTime();

  /** Made by CDI. */
  @Inject
  public CallersRights(
      RightsConfig config, EnvironmentsConfig others, Senders senders, Vertx vertx) {
    this.portal =
        config
            .wsgiApp()
            .filter(instances -> !instances.isEmpty())
            .map(instances -> new WsgiApp(instances, config.timeout(), vertx));
    others
        .byName()
        .forEach(
            (name, other) ->
                other
                    .wsgiApp()
                    .map(instances -> new WsgiApp(instances, config.timeout(), vertx))
                    .ifPresent(asked -> environments.put(name, asked)));
    this.senders = senders;
    this.known = Caffeine.newBuilder().expireAfterWrite(config.cache()).maximumSize(MOST).build();
  }

  /** Whether answers may differ from caller to caller without any {@code access} being set. */
  public boolean haveLayouts() {
    return portal.isPresent();
  }

  /**
   * What the caller of a request may print; may wait for wsgi-app.
   *
   * @throws RightsUnknownException if wsgi-app cannot be asked
   */
  public Rights of(HttpServerRequest request) {
    if (portal.isEmpty()) {
      return Rights.WITHOUT_PORTAL;
    }
    String environment = environment(request);
    WsgiApp asked = environments.getOrDefault(environment, portal.get());
    Question question = question(request);
    String key = environment + " " + question.hash();
    Rights rights = known.get(key, absent -> ask(asked, question));
    if (rights.expires().filter(end -> !clock.instant().isBefore(end)).isPresent()) {
      known.invalidate(key);
      return known.get(key, absent -> ask(asked, question));
    }
    return rights;
  }

  /** Empty for production and for what is none. */
  private String environment(HttpServerRequest request) {
    String named = request.getHeader(Entry.ENVIRONMENT);
    return named != null && environments.containsKey(named) ? named : "";
  }

  private Rights ask(WsgiApp asked, Question question) {
    if (System.nanoTime() - silentUntil < 0) {
      throw new RightsUnknownException("it did not answer a moment ago");
    }
    try {
      return asked.ask(question);
    } catch (RightsUnknownException e) {
      silentUntil = System.nanoTime() + SILENCE.toNanos();
      throw e;
    }
  }

  private Question question(HttpServerRequest request) {
    Map<String, String> headers = new TreeMap<>();
    put(headers, "Cookie", String.join("; ", request.headers().getAll("Cookie")));
    put(headers, "Authorization", request.getHeader("Authorization"));
    put(headers, "Referer", request.getHeader("Referer"));
    put(headers, "X-Forwarded-Proto", request.getHeader("X-Forwarded-Proto"));
    Sender sender = senders.of(request);
    put(headers, "X-Forwarded-For", sender.address());
    put(headers, "X-Forwarded-Host", sender.host().orElse(null));
    return new Question(headers);
  }

  private static void put(Map<String, String> headers, String name, String value) {
    if (value != null && !value.isEmpty()) {
      headers.put(name, NOT_SENT.matcher(value).replaceAll("~"));
    }
  }
}
