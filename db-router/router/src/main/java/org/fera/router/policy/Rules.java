package org.fera.router.policy;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.fera.router.Role;

/**
 * Which role a request needs. The order is: forced read-only, force-master list,
 * {@code @UseMaster}, force-slave list, {@code @UseSlave}, method. The first five are GeoMapFish's,
 * with code between the operator's two lists.
 *
 * @param entry the entry point, begins and ends with a slash
 */
public record Rules(String entry, ForceList master, ForceList slave) {

  private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

  /** Whether a method promises to change nothing. */
  public static boolean isReading(String method) {
    return READING.contains(method);
  }

  /** The lists of the operator, each behind the default one of the suite's own routes. */
  public static Rules of(String entry, List<String> forceMaster, List<String> forceSlave) {
    String quoted = Pattern.quote(entry);
    Stream<String> writingGets =
        Stream.of("s/.*", "short/get/.*", "oidc/callback", "oauth/login", "logout");
    Stream<String> master = writingGets.map(route -> "GET " + quoted + route);
    Stream<String> slave = Stream.of("\\w+ " + quoted + "printproxy/.*");
    return new Rules(
        entry,
        ForceList.of(Stream.concat(master, forceMaster.stream()).toList()),
        ForceList.of(Stream.concat(slave, forceSlave.stream()).toList()));
  }

  /**
   * @param path as {@link Subject#of} makes it
   * @param asked the role that code asked for, if any
   * @param readOnly whether the operator has switched writing off
   */
  public Decision decide(String method, String path, Optional<Role> asked, boolean readOnly) {
    if (readOnly) {
      return new Decision(Role.SLAVE, Decision.Reason.READ_ONLY);
    }
    try {
      if (master.matches(method, path)) {
        return new Decision(Role.MASTER, Decision.Reason.FORCE_MASTER);
      }
      if (asked.isPresent() && asked.get() == Role.MASTER) {
        return new Decision(Role.MASTER, Decision.Reason.USE_MASTER);
      }
      if (slave.matches(method, path)) {
        return new Decision(Role.SLAVE, Decision.Reason.FORCE_SLAVE);
      }
    } catch (ForceList.Overrun e) {
      return new Decision(Role.MASTER, Decision.Reason.FORCE_MASTER);
    }
    if (asked.isPresent()) {
      return new Decision(Role.SLAVE, Decision.Reason.USE_SLAVE);
    }
    return new Decision(isReading(method) ? Role.SLAVE : Role.MASTER, Decision.Reason.METHOD);
  }

  /** Outside of a request: what code asked for, else the master. */
  public Decision outside(Optional<Role> asked, boolean readOnly) {
    if (readOnly) {
      return new Decision(Role.SLAVE, Decision.Reason.READ_ONLY);
    }
    Role role = asked.orElse(Role.MASTER);
    Decision.Reason reason =
        asked.isEmpty()
            ? Decision.Reason.NO_REQUEST
            : role == Role.MASTER ? Decision.Reason.USE_MASTER : Decision.Reason.USE_SLAVE;
    return new Decision(role, reason);
  }
}
