package org.fera.router.policy;

/**
 * What every text that a force list's expression matches begins with, so that most requests need no
 * regular expression.
 *
 * @param text of {@code "METHOD /path"}; of the path alone where the method is left open. May be
 *     empty, which fits everything
 * @param anyMethod whether the expression begins with {@code \w+} and a blank
 */
record Prefix(String text, boolean anyMethod) {

  private static final String ANY_METHOD = "\\w+ ";
  private static final String QUOTE = "\\Q";
  private static final String UNQUOTE = "\\E";

  /** Characters with a meaning of their own, and those that may make the one before optional. */
  private static final String SPECIAL = "\\^$.|?*+()[]{}";

  static Prefix of(String expression) {
    boolean anyMethod = expression.startsWith(ANY_METHOD);
    String rest = anyMethod ? expression.substring(ANY_METHOD.length()) : expression;
    // An alternative need not begin like the first one; inside of parentheses none is looked for.
    return new Prefix(expression.indexOf('|') >= 0 ? "" : literal(rest), anyMethod);
  }

  private static String literal(String expression) {
    StringBuilder text = new StringBuilder();
    int i = 0;
    while (i < expression.length()) {
      if (expression.startsWith(QUOTE, i)) {
        int end = expression.indexOf(UNQUOTE, i);
        int from = i + QUOTE.length();
        text.append(expression, from, end < 0 ? expression.length() : end);
        i = end < 0 ? expression.length() : end + UNQUOTE.length();
      } else if (SPECIAL.indexOf(expression.charAt(i)) < 0) {
        text.append(expression.charAt(i++));
      } else {
        break;
      }
    }
    boolean repeated = i < expression.length() && "?*{".indexOf(expression.charAt(i)) >= 0;
    return text.substring(0, Math.max(0, text.length() - (repeated ? 1 : 0)));
  }

  boolean fits(String method, String path) {
    if (anyMethod) {
      return path.startsWith(text);
    }
    int end = method.length();
    return text.length() <= end
        ? method.startsWith(text)
        : text.startsWith(method)
            && text.charAt(end) == ' '
            && path.regionMatches(0, text, end + 1, text.length() - end - 1);
  }
}
