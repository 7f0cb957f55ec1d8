package org.fera.tile.config;

import java.util.regex.Pattern;

/** Names that stand in paths and in keys of the caches. */
final class Names {

  private static final Pattern ALLOWED = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]{0,63}");

  private Names() {}

  static String checked(YamlMap section, String name) {
    if (!ALLOWED.matcher(name).matches()) {
      throw section.fault(
          name, "a name has up to 64 letters, digits, dots, dashes and underscores");
    }
    return name;
  }
}
