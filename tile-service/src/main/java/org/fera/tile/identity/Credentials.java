package org.fera.tile.identity;

/**
 * By what a caller is known; each is empty where the request has none.
 *
 * @param cookies the header {@code Cookie}
 * @param authorization the header {@code Authorization}
 * @param environment of the portal in which the caller is, empty for production
 * @param address whence the request came, as the portal's entry says: the intranet has a role
 * @param host by which the caller reached the portal, as its entry says: organisations have roles
 */
public record Credentials(
    String cookies, String authorization, String environment, String address, String host) {

  /** Nothing secret in logs. */
  @Override
  public String toString() {
    return "credentials from " + address;
  }
}
