package org.fera.app.themes;

import java.util.Optional;
import java.util.Set;

/**
 * What of the tree is asked for.
 *
 * @param set all, themes, group or background
 * @param minLevels how many groups a layer must be below
 * @param group name of a group to hand out by itself
 * @param background name of the group of background layers
 */
record ThemesRequest(
    String interfaceName,
    String set,
    int minLevels,
    Optional<String> group,
    Optional<String> background) {

  /** Layers are not deeper, so more levels leave out all, too. */
  private static final int MOST_LEVELS = GroupNodes.DEEPEST + 1;

  /**
   * The same as it is kept: without what makes no difference, and with a stand-in for each group
   * that does not exist.
   *
   * @param groups names of those that exist
   */
  ThemesRequest kept(Set<String> groups, StandIn noGroup, StandIn noBackground) {
    return new ThemesRequest(
        interfaceName,
        set,
        wantsThemes() ? Math.min(minLevels, MOST_LEVELS) : 0,
        wantedGroup().map(name -> groups.contains(name) ? name : noGroup.text()),
        wantedBackground().map(name -> groups.contains(name) ? name : noBackground.text()));
  }

  boolean namesGroups() {
    return wantedGroup().isPresent() || wantedBackground().isPresent();
  }

  boolean wantsThemes() {
    return set.equals("all") || set.equals("themes");
  }

  Optional<String> wantedGroup() {
    return set.equals("all") || set.equals("group") ? group : Optional.empty();
  }

  Optional<String> wantedBackground() {
    return set.equals("all") || set.equals("background") ? background : Optional.empty();
  }
}
