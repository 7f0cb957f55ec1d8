package org.fera.app.login;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import org.fera.app.identity.User;
import org.fera.app.rights.Caller;
import org.fera.app.rights.Role;

/**
 * A caller as front ends read it; of an anonymous one only the first four.
 *
 * @param functionalities values by name
 * @param isIntranet whether the caller's address is one of the intranet
 * @param loginType how callers log in
 * @param twoFactorEnable whether a second factor is asked for
 * @param roles those that were given to the user
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record LoginUser(
    Map<String, List<Object>> functionalities,
    @JsonProperty("is_intranet") boolean isIntranet,
    @JsonProperty("login_type") String loginType,
    @JsonProperty("two_factor_enable") boolean twoFactorEnable,
    String username,
    @JsonProperty("display_name") String displayName,
    String email,
    List<Role> roles) {

  static LoginUser of(Caller caller, Map<String, List<Object>> functionalities) {
    return new LoginUser(
        functionalities,
        caller.intranet(),
        "local",
        false,
        caller.username().orElse(null),
        caller.user().map(User::displayName).orElse(null),
        caller.user().map(User::email).orElse(null),
        caller.isAnonymous() ? null : caller.ownRoles());
  }

  /** What a user is told who has to choose a password first. */
  record PasswordToChange(
      String username,
      @JsonProperty("is_password_changed") boolean isPasswordChanged,
      @JsonProperty("two_factor_enable") boolean twoFactorEnable) {}
}
