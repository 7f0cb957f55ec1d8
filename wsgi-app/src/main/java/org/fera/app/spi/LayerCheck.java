package org.fera.app.spi;

import java.util.Set;

/**
 * Keeps layers from callers who could see them by their restriction areas; it cannot show one. It
 * holds for the tree, for maps, features and capabilities, and for writing.
 */
public interface LayerCheck {

  /**
   * Whether callers may use a layer. Answers are shared by callers with the same roles and kept
   * until the tree changes, so nothing but the roles may decide; it is asked often.
   *
   * @param roles names of the caller's roles, the general ones included
   * @param layer name of the layer in the tree
   */
  boolean allows(Set<String> roles, String layer);
}
