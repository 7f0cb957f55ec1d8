package org.fera.router;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/** Tells the operator, once per route, that a read-only session was asked to write. */
final class WriteViolations {

  private static final Logger LOG = Logger.getLogger(DbRouter.class);

  /** Paths may carry ids: after so many, the point has been made. */
  private static final int REMEMBERED = 200;

  private final Set<String> told = ConcurrentHashMap.newKeySet();

  void report(Optional<String> route) {
    String where = route.orElse("Work outside of a request");
    if (told.size() < REMEMBERED && told.add(where)) {
      String remedy =
          route.isPresent()
              ? "add a pattern for it to fera.router.force-master (db_chooser.master in vars.yaml) or annotate it @UseMaster"
              : "run it without runAs(SLAVE)";
      LOG.errorf("%s wrote in a read-only session: %s", where, remedy);
    }
  }
}
