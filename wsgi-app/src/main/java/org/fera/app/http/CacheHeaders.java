package org.fera.app.http;

/** The cache headers of GeoMapFish's services. */
public final class CacheHeaders {

  /** An answer that differs by caller. */
  public static final String VARY_CALLER = "Cookie, Authorization";

  private CacheHeaders() {}

  /** For the caller alone, for a while; goes with {@link #VARY_CALLER}. */
  public static String mine(int seconds) {
    return seconds <= 0 ? "private, no-store" : "private, max-age=" + seconds;
  }

  /** For everybody, for a while. */
  public static String everybody(int seconds) {
    return "public, max-age=" + seconds;
  }
}
