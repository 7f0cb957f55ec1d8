package org.fera.app.themes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.cache.Cache;
import io.quarkus.cache.CacheName;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
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

  /**
   * What an answer depends on.
   *
   * @param version never that of rows that are older than the answer
   * @param base the portal's address, which links begin with
   * @param roles ids of the caller's roles, ascending
   * @param known whether the caller is logged in: only then layers are editable
   */
  private record Key(
      long version, String base, List<Integer> roles, boolean known, ThemesRequest request) {}

  private final Cache cache;
  private final PortalVersion versions;
  private final DbRouter router;
  private final Themes themes;
  private final PublicUrl publicUrl;
  private final ObjectWriter json;
  private final Counter made;
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
    Key key =
        new Key(
            version.number(), publicUrl.base(), caller.roleIds(), !caller.isAnonymous(), request);
    return cache.get(key, missing -> make(version, request, caller)).await().indefinitely();
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
      return themes.answer(request, caller);
    }
    try {
      return router.readAt(version.change().get(), () -> themes.answer(request, caller));
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
