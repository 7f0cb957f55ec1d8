package org.fera.app.rights;

import java.util.List;

/** A row of the table role. */
public record Role(int id, String name) {

  /** What everybody has. */
  public static final String ANONYMOUS = "anonymous";

  /** What everybody has who is logged in. */
  public static final String REGISTERED = "registered";

  /** What requests from the intranet have. */
  public static final String INTRANET = "intranet";

  /** Whether it comes with the request and is not given to users. */
  public boolean isGeneral() {
    return List.of(ANONYMOUS, REGISTERED, INTRANET).contains(name);
  }
}
