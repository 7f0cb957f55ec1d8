package org.fera.router.listen;

/**
 * Told the changes of a channel, one after the other, on the router's own thread; long work belongs
 * on another.
 */
@FunctionalInterface
public interface ChangeHandler {

  void changed(Change change);
}
