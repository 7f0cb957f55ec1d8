package org.fera.app.login;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;

/**
 * A caller as front ends read it.
 *
 * @param functionalities values by name
 * @param isIntranet whether the caller's address is one of the intranet
 * @param loginType how callers log in
 * @param twoFactorEnable whether a second factor is asked for
 */
record LoginUser(
    Map<String, List<String>> functionalities,
    @JsonProperty("is_intranet") boolean isIntranet,
    @JsonProperty("login_type") String loginType,
    @JsonProperty("two_factor_enable") boolean twoFactorEnable) {

  static LoginUser anonymous(Map<String, List<String>> functionalities) {
    return new LoginUser(functionalities, false, "local", false);
  }
}
