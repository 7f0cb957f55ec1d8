package org.fera.app.identity;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** How callers prove who they are; the variables in capital letters are GeoMapFish's. */
@ConfigMapping(prefix = "fera.authentication")
public interface AuthenticationConfig {

  /**
   * Signs cookies, at least 64 characters, the same on all instances. Absent: made of
   * fera.router.token-key; without that one too, each start makes its own.
   */
  @WithDefault("${AUTHTKT_SECRET:}")
  Optional<String> secret();

  /** Earlier secrets: cookies that they signed are still taken. */
  Optional<List<String>> oldSecrets();

  /** Name of the cookie. */
  @WithDefault("${AUTHTKT_COOKIENAME:auth_tkt}")
  String cookieName();

  /** How long a cookie is valid; seconds when no unit is given. */
  @WithDefault("${AUTHTKT_TIMEOUT:86400}")
  Duration timeout();

  /** After which a cookie in use is replaced by a new one. */
  @WithDefault("${AUTHTKT_REISSUE_TIME:9000}")
  Duration reissueTime();

  /** How long browsers keep it; 0: until they are closed. */
  @WithDefault("${AUTHTKT_MAXAGE:86400}")
  Duration maxAge();

  /** Whether scripts are kept from it. */
  @WithDefault("${AUTHTKT_HTTP_ONLY:true}")
  boolean httpOnly();

  /** Whether it travels over https only; absent: when the portal is reached so. */
  @WithDefault("${AUTHTKT_SECURE:}")
  Optional<Boolean> secure();

  /** Lax, Strict or None. */
  @WithDefault("${AUTHTKT_SAMESITE:Lax}")
  SameSite sameSite();

  /** Whether HTTP Basic is taken. */
  @WithDefault("${BASICAUTH:true}")
  boolean basic();

  /** Hosts besides the portal's own, with port where it is not the scheme's, that may refer. */
  Optional<List<String>> authorizedReferers();

  /** Hosts besides the portal's own that a login may lead to. */
  Optional<List<String>> allowedHosts();

  /** After so many wrong passwords in a row a user is deactivated; absent: never. */
  OptionalInt maxConsecutiveFailures();

  /** Limits of guessing. */
  Attempts attempts();

  /** Networks, as 10.0.0.0/8, whose callers have the role intranet. */
  Optional<List<String>> intranetNetworks();

  /** SameSite of the cookie. */
  enum SameSite {
    /** Other sites may link to the portal. */
    Lax,
    /** Links of other sites arrive without it. */
    Strict,
    /** Other sites may embed the portal; needs https. */
    None
  }

  /** Limits of each instance. */
  interface Attempts {

    /** Time over which failures are counted. */
    @WithDefault("5m")
    Duration window();

    /** Most failures with one username. */
    @WithDefault("10")
    int perUser();

    /** Most failures from one address; not counted for loopback, which is a proxy. */
    @WithDefault("50")
    int perAddress();

    /** Most passwords that are checked at a time. */
    @WithDefault("2")
    int atATime();

    /** Most that wait for it. */
    @WithDefault("16")
    int waiting();
  }
}
