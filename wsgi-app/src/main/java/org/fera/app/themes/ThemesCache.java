package org.fera.app.themes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.cache.Cache;
import io.quarkus.cache.CacheName;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.fera.app.changes.PortalChanged;
import org.fera.app.changes.PortalVersion;
import org.fera.app.changes.PortalVersion.Version;
import org.fera.app.http.PublicUrl;
import org.fera.app.http.Unavailable;
import org.fera.app.rights.Caller;
import org.fera.router.DbRouter;

/**
 * Answers of {@code /themes}: callers with the same roles share one. Each is made once, however
 * many wait for it, from a node that has replayed the last change, and forgotten with the next.
 */
@ApplicationScoped
class ThemesCache {

  /** Making one takes memory and a processor: more at a time are not faster. */
  private static final int AT_A_TIME = 2;

  private static final int LONGEST_WAIT_SECONDS = 20;

  /** Addresses by which the portal is reached, and forms of an answer, that are kept. */
  private static final int MOST_LINKED = 100;

  /**
   * What an answer depends on, but for the portal's address, which callers may choose by their Host
   * header: answers are kept with a stand-in for it.
   *
   * @param version never that of rows that are older than the answer
   * @param roles ids of the caller's roles, ascending
   * @param known whether the caller is logged in: only then layers are editable
   */
  private record Key(long version, List<Integer> roles, boolean known, ThemesRequest request) {}

  /**
   * An answer with links.
   *
   * @param tag of the answer with the stand-in
   * @param whole of the same
   * @param base the portal's address, which links begin with
   */
  private record Linked(String tag, boolean whole, String base) {}

  private final Cache cache;
  private final PortalVersion versions;
  private final DbRouter router;
  private final Themes themes;
  private final PublicUrl publicUrl;
  private final ObjectWriter json;
  private final Counter made;
  private final com.github.benmanes.caffeine.cache.Cache<Linked, KeptAnswer> linked =
      Caffeine.newBuilder().maximumSize(MOST_LINKED).build();

  /** Nobody can guess it, so no name of the portal contains it. */
  private final String standIn = "http://" + UUID.randomUUID() + ".invalid/";

  private final Semaphore workers = new Semaphore(AT_A_TIME);

  ThemesCache(
      @CacheName("themes") Cache cache,
      PortalVersion versions,
      DbRouter router,
      Themes themes,
      PublicUrl publicUrl,
      ObjectMapper mapper,
      MeterRegistry meters) {
    this.cache = cache;
    this.versions = versions;
    this.router = router;
    this.themes = themes;
    this.publicUrl = publicUrl;
    this.json = mapper.writer();
    this.made =
        Counter.builder("fera.themes.made")
            .description("answers of /themes that were made, not taken from the cache")
            .register(meters);
  }

  KeptAnswer answer(ThemesRequest request, Caller caller) {
    Version version = versions.current();
    Key key = new Key(version.number(), caller.roleIds(), !caller.isAnonymous(), request);
    KeptAnswer kept =
        cache.get(key, missing -> make(version, request, caller)).await().indefinitely();
    String base = publicUrl.base();
    return linked.get(
        new Linked(kept.tag(), kept.whole(), base), missing -> kept.with(standIn, base));
  }

  void forget(@Observes PortalChanged change) {
    cache.invalidateAll().await().indefinitely();
  }

  private KeptAnswer make(Version version, ThemesRequest request, Caller caller) {
    try {
      if (!workers.tryAcquire(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS)) {
        throw Unavailable.busy("Too many themes are being put together.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Unavailable.busy("The themes were not put together.");
    }
    try {
      made.increment();
      Themes.Made answer = read(version, request, caller);
      return KeptAnswer.of(
          json.writeValueAsBytes(answer.answer()), answer.answer().errors(), answer.whole());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    } finally {
      workers.release();
    }
  }

  private Themes.Made read(Version version, ThemesRequest request, Caller caller) {
    if (version.change().isEmpty()) {
      return themes.answer(request, caller, standIn::concat);
    }
    try {
      return router.readAt(
          version.change().get(), () -> themes.answer(request, caller, standIn::concat));
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
