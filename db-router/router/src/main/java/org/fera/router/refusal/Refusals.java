package org.fera.router.refusal;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.fera.router.RouterException;
import org.jboss.logging.Logger;

/**
 * Says what was done where only reading is possible, by which route, and which setting to change;
 * to the operator once per route.
 */
final class Refusals {

  private static final Logger LOG = Logger.getLogger(Refusals.class);

  /** Paths may carry ids: after so many, the point has been made. */
  private static final int REMEMBERED = 200;

  private final Set<String> told = ConcurrentHashMap.newKeySet();

  /**
   * @param route {@code "METHOD /path"}; empty outside of a request
   * @param did the offence, after the route: {@code wrote in a read-only session}
   */
  RouterException.WriteOnSlave explain(Optional<String> route, String did) {
    String message = route.orElse("Work outside of a request") + " " + did + ": " + remedy(route);
    if (told.size() < REMEMBERED && told.add(message)) {
      LOG.error(message);
    }
    return new RouterException.WriteOnSlave(message, null);
  }

  private static String remedy(Optional<String> route) {
    return route.isPresent()
        ? "add a pattern for it to fera.router.force-master (db_chooser.master in vars.yaml) or annotate it @UseMaster"
        : "run it on the master, by runAs(MASTER) or without runAs(SLAVE)";
  }
}
