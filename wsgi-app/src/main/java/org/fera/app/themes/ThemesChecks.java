package org.fera.app.themes;

import io.quarkus.logging.Log;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.fera.app.health.CheckFailed;
import org.fera.app.health.PortalCheck;
import org.fera.app.health.PortalChecks;
import org.fera.app.rights.Callers;

/** Whether the themes of each interface have no errors, for a caller such as who asks. */
@Singleton
final class ThemesChecks implements PortalChecks {

  private static final int LEVEL = 4;

  private final ThemeTreeRepository repository;
  private final ThemesCache cache;
  private final Callers callers;

  ThemesChecks(ThemeTreeRepository repository, ThemesCache cache, Callers callers) {
    this.repository = repository;
    this.cache = cache;
    this.callers = callers;
  }

  @Override
  public List<PortalCheck> checks() {
    try {
      return repository.interfaces().stream()
          .map(name -> new PortalCheck("themes_" + name, LEVEL, () -> look(name)))
          .toList();
    } catch (RuntimeException e) {
      // The checks of the database tell this.
      Log.debugf("The interfaces cannot be read: %s", e.getMessage());
      return List.of();
    }
  }

  private String look(String interfaceName) throws CheckFailed {
    ThemesRequest all =
        new ThemesRequest(interfaceName, "all", 1, Optional.empty(), Optional.of("background"));
    Set<String> errors = cache.answer(all, callers.current()).errors();
    if (!errors.isEmpty()) {
      throw new CheckFailed(String.join(" ", new TreeSet<>(errors)));
    }
    return null;
  }
}
