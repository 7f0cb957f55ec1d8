package org.fera.router.policy;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A list of regular expressions on {@code "METHOD /path"}, anchored at the start and not at the
 * end, case-sensitive: the rules of GeoMapFish's db_chooser. A HEAD obeys the rules of GET besides
 * its own.
 */
public final class ForceList {

  /**
   * Steps that matching one request may take; beyond, {@link Overrun} tells that the list gave no
   * answer.
   */
  private static final int STEPS = 200_000;

  private final List<Rule> rules;

  private ForceList(List<Rule> rules) {
    this.rules = rules;
  }

  private record Rule(Prefix prefix, Pattern pattern) {}

  /**
   * @param expressions {@code //} in them means {@code /}, since the entry point may be {@code /}
   * @throws IllegalArgumentException naming the expression that is wrong or could run away
   */
  public static ForceList of(List<String> expressions) {
    return new ForceList(expressions.stream().map(ForceList::compile).toList());
  }

  private static Rule compile(String expression) {
    String collapsed = expression.strip().replace("//", "/");
    try {
      Pattern pattern = Pattern.compile(collapsed);
      RunawayCheck.refuse(collapsed);
      return new Rule(Prefix.of(collapsed), pattern);
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException(
          "`" + expression + "` is no regular expression: " + e.getDescription(), e);
    }
  }

  /**
   * @param path as {@link Subject} makes it
   * @throws Overrun when the patterns need too long for this path
   */
  public boolean matches(String method, String path) {
    return matchesAs(method, path) || (method.equals("HEAD") && matchesAs("GET", path));
  }

  private boolean matchesAs(String method, String path) {
    for (Rule rule : rules) {
      if (rule.prefix.fits(method, path)) {
        Matcher matcher = rule.pattern.matcher(new CountedText(method + " " + path, STEPS));
        if (matcher.lookingAt()) {
          return true;
        }
      }
    }
    return false;
  }

  /**
   * Matching took more steps than allowed; the router then takes the master, which is never wrong.
   */
  public static final class Overrun extends RuntimeException {
    Overrun() {
      super("A force list needs too many steps for this path.", null, false, false);
    }
  }
}
