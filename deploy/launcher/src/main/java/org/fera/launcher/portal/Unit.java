package org.fera.launcher.portal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fera.launcher.machine.Listening;

/**
 * A process of a portal, as supervisor runs it.
 *
 * @param name unique in the portal
 * @param service what it is an instance of
 * @param instance counted from 1
 * @param environment the portal's environment that it serves; null when it serves all
 * @param url where it answers; null when it speaks no HTTP or only to its like
 * @param command program and arguments, run in the foreground
 * @param variables its whole environment, PATH and the like excepted
 * @param account who runs it; empty for the launcher's own account
 * @param stopping the signal that ends it, and how long that may take
 * @param socket where supervisor itself listens and hands the socket over (FastCGI); empty for all
 *     others
 * @param addresses where it listens
 */
public record Unit(
    String name,
    String service,
    int instance,
    String environment,
    String url,
    List<String> command,
    Map<String, String> variables,
    Optional<String> account,
    Stopping stopping,
    Optional<String> socket,
    List<Listening> addresses) {

  /**
   * How a process is ended.
   *
   * @param signal without SIG
   * @param seconds until it is killed
   */
  public record Stopping(String signal, int seconds) {}
}
