package org.fera.app.rights;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import org.fera.app.sql.SlaveReads;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** The table role. It is small, and every request needs it: what was read counts for a second. */
@ApplicationScoped
class Roles {

  private static final Duration AGE = Duration.ofSeconds(1);
  private static final String ALL = "all";

  private final LoadingCache<String, List<Role>> cache;

  Roles(SlaveReads reads) {
    this.cache = Caffeine.newBuilder().expireAfterWrite(AGE).build(key -> read(reads));
  }

  /** By id, ascending. */
  List<Role> all() {
    return cache.get(ALL);
  }

  /** The same, with roles of these ids: read again when one is not known yet. */
  List<Role> knowing(List<Integer> ids) {
    List<Role> known = all();
    if (!known.stream().map(Role::id).toList().containsAll(ids)) {
      cache.invalidate(ALL);
    }
    return all();
  }

  private static List<Role> read(SlaveReads reads) {
    return reads.read(
        handle ->
            handle
                .createQuery("SELECT id, name FROM <main>.role ORDER BY id")
                .map(ConstructorMapper.of(Role.class))
                .list());
  }
}
