package org.fera.app.themes;

import java.util.Optional;

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
