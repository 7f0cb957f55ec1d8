package org.fera.app.rights;

/** A row of the table role. */
public record Role(int id, String name) {

  /** What everybody has. */
  public static final String ANONYMOUS = "anonymous";

  /** What everybody has who is logged in. */
  public static final String REGISTERED = "registered";

  /** What requests from the intranet have. */
  public static final String INTRANET = "intranet";
}
