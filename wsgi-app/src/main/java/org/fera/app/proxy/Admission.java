package org.fera.app.proxy;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import org.fera.app.http.Unavailable;

/** Bounds what is under way by kind, so that a flood of one kind leaves room for the others. */
@ApplicationScoped
class Admission {

  private final Map<Kind, Semaphore> free = new EnumMap<>(Kind.class);

  Admission(ProxyConfig config) {
    free.put(Kind.ABOUT, new Semaphore(config.admission().about()));
    free.put(Kind.MAP, new Semaphore(config.admission().maps()));
    free.put(Kind.FEATURES, new Semaphore(config.admission().features()));
  }

  /**
   * @throws Unavailable 503 when too many of the kind are under way
   */
  Place admit(Kind kind) {
    Semaphore places = free.get(kind);
    if (!places.tryAcquire()) {
      throw Unavailable.busy("Too many requests of this kind are under way.");
    }
    return new Place(places);
  }

  /** A place that is given back once. */
  static final class Place {

    private final Semaphore places;
    private final AtomicBoolean taken = new AtomicBoolean(true);

    private Place(Semaphore places) {
      this.places = places;
    }

    void leave() {
      if (taken.compareAndSet(true, false)) {
        places.release();
      }
    }

    /** Gives it back when the answer has been handed on, or broke off. */
    void leaveAfter(OgcAnswer answer) {
      if (answer.isRead()) {
        leave();
      } else {
        answer.response().end().onComplete(end -> leave());
      }
    }
  }
}
