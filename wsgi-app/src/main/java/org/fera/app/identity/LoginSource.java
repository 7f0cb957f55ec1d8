package org.fera.app.identity;

import java.util.Optional;

/**
 * One way by which a request can prove who sent it. Sources are beans; they are asked by their
 * order, lowest first, and the first that knows the caller decides.
 */
public interface LoginSource {

  /** 100 the cookie, 300 HTTP Basic. */
  int order();

  /** The caller, or empty when the request proves nothing of this kind. */
  Optional<SignedIn> signedIn();
}
