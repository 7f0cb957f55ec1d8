package org.fera.print.rights;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class AccessTest {

  private static final Access SURVEYORS = Access.roles(List.of("surveyor", "admin"));
  private static final Access USERS = Access.roles(List.of());

  private static Rights rights(boolean user, String... roles) {
    return new Rights(user, Set.of(roles), Optional.empty(), Optional.empty());
  }

  @Test
  @Tag("PS-13.2")
  void aRuleWantsOneOfItsRolesAndOneWithoutRolesAnyUser() {
    assertThat(rights(true, "surveyor").has(SURVEYORS)).isTrue();
    assertThat(rights(true, "clerk").has(SURVEYORS)).isFalse();
    assertThat(rights(true).has(USERS)).isTrue();
    assertThat(rights(false, "anonymous").has(USERS)).isFalse();
    assertThat(Rights.WITHOUT_PORTAL.has(USERS)).isFalse();
    assertThat(Rights.WITHOUT_PORTAL.has(SURVEYORS)).isFalse();
    assertThat(Rights.WITHOUT_PORTAL.has(Access.OPEN)).isTrue();
  }

  @Test
  @Tag("PS-13.2")
  void allRulesMustHold() {
    Access both = SURVEYORS.and(Access.roles(List.of("bern")));
    assertThat(rights(true, "surveyor").has(both)).isFalse();
    assertThat(rights(true, "surveyor", "bern").has(both)).isTrue();
    assertThat(Access.OPEN.and(USERS)).isEqualTo(USERS);
  }

  @Test
  @Tag("PS-13.2")
  void itIsTheSameAfterItWasStored() {
    for (Access access : List.of(Access.OPEN, USERS, SURVEYORS.and(USERS))) {
      assertThat(Access.parse(access.json())).isEqualTo(access);
    }
  }
}
