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
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
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

  /** Addresses that callers have chosen, and forms of an answer, that are kept. */
  private static final int MOST_LINKED = 100;

  /**
   * What an answer depends on.
   *
   * @param version never that of rows that are older than the answer
   * @param roles ids of the caller's roles, ascending
   * @param known whether the caller is logged in: only then layers are editable
   * @param base the portal's address; a stand-in where callers choose it by their Host header
   */
  private record Key(
      long version, List<Integer> roles, boolean known, ThemesRequest request, String base) {}

  /** Which groups there are. */
  private record GroupNames(long version) {}

  /**
   * An answer with links in place of the stand-in.
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

  private final StandIn address = StandIn.address();
  private final StandIn noGroup = StandIn.word();
  private final StandIn noBackground = StandIn.word();

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

  KeptAnswer answer(ThemesRequest asked, Caller caller) {
    Version version = versions.current();
    Set<String> groups = asked.namesGroups() ? groups(version) : Set.of();
    ThemesRequest request = asked.kept(groups, noGroup, noBackground);
    KeptAnswer answer =
        publicUrl.isHostNamed()
            ? kept(version, request, caller, publicUrl.base())
            : linked(kept(version, request, caller, address.text()));
    return told(
        told(answer, noGroup, request.group(), asked.group()),
        noBackground,
        request.background(),
        asked.background());
  }

  private KeptAnswer kept(Version version, ThemesRequest request, Caller caller, String base) {
    Key key = new Key(version.number(), caller.roleIds(), !caller.isAnonymous(), request, base);
    return cache.get(key, missing -> make(version, request, caller, base)).await().indefinitely();
  }

  private KeptAnswer linked(KeptAnswer kept) {
    String base = publicUrl.base();
    return linked.get(
        new Linked(kept.tag(), kept.whole(), base), missing -> kept.with(address.text(), base));
  }

  /** An answer that speaks of a group that there is not, with the name that the caller gave it. */
  private static KeptAnswer told(
      KeptAnswer answer, StandIn none, Optional<String> kept, Optional<String> asked) {
    return kept.filter(none.text()::equals).isPresent()
        ? answer.with(none.text(), asked.orElseThrow())
        : answer;
  }

  private Set<String> groups(Version version) {
    return cache
        .get(new GroupNames(version.number()), missing -> at(version, themes::groupNames))
        .await()
        .indefinitely();
  }

  void forget(@Observes PortalChanged change) {
    cache.invalidateAll().await().indefinitely();
  }

  private KeptAnswer make(Version version, ThemesRequest request, Caller caller, String base) {
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
      Themes.Made answer = at(version, () -> themes.answer(request, caller, base::concat));
      return KeptAnswer.of(
          json.writeValueAsBytes(answer.answer()), answer.answer().errors(), answer.whole());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    } finally {
      workers.release();
    }
  }

  /** Reads a node that has replayed the change. */
  private <T> T at(Version version, Supplier<T> read) {
    if (version.change().isEmpty()) {
      return read.get();
    }
    try {
      return router.readAt(version.change().get(), read::get);
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
