package org.fera.app.changes;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.fera.router.listen.Change;

/**
 * Counts changes. What is made of the configuration is kept together with the version that was
 * current before its rows were read, and is of no use once there is a newer one.
 */
@ApplicationScoped
public class PortalVersion {

  /**
   * @param number grows with each change; means nothing to other instances
   * @param change what a node must have replayed before its rows count as this version's; empty:
   *     nothing was ever told
   */
  public record Version(long number, Optional<Change> change) {}

  private final AtomicReference<Version> current =
      new AtomicReference<>(new Version(0, Optional.empty()));
  private final Event<PortalChanged> events;

  PortalVersion(Event<PortalChanged> events) {
    this.events = events;
  }

  /** The version now. */
  public Version current() {
    return current.get();
  }

  /** Something that is not in the portal's schemas has changed, such as a server's capabilities. */
  public void changed() {
    next(Optional.empty(), false);
  }

  void changed(Change change, boolean everything) {
    next(Optional.of(change), everything);
  }

  private void next(Optional<Change> change, boolean everything) {
    current.updateAndGet(version -> new Version(version.number() + 1, change.or(version::change)));
    events.fire(new PortalChanged(everything));
  }
}
