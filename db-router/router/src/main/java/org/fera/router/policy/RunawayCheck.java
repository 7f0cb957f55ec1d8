package org.fera.router.policy;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Refuses expressions whose time can grow exponentially: a repeated group that repeats or chooses
 * inside.
 */
final class RunawayCheck {

  private RunawayCheck() {}

  /**
   * Expects an expression that compiles. Looks at its text only, so it may refuse one that would
   * have been harmless.
   */
  static void refuse(String expression) {
    Deque<boolean[]> groups = new ArrayDeque<>();
    boolean[] last = {false};
    boolean afterGroup = false;
    for (int i = 0; i < expression.length(); i++) {
      char c = expression.charAt(i);
      boolean closed = false;
      if (c == '\\') {
        i = quotedEnd(expression, i);
      } else if (c == '[') {
        i = classEnd(expression, i);
      } else if (c == '(') {
        groups.push(new boolean[1]);
      } else if (c == ')') {
        last = groups.pop();
        closed = true;
        if (!groups.isEmpty()) {
          groups.peek()[0] |= last[0];
        }
      } else if (c == '|' && !groups.isEmpty()) {
        groups.peek()[0] = true;
      } else if (repeats(expression, i)) {
        if (afterGroup && last[0]) {
          throw new IllegalArgumentException(
              "`" + expression + "` could run away: it repeats a group that repeats or chooses");
        }
        if (!groups.isEmpty()) {
          groups.peek()[0] = true;
        }
      }
      afterGroup = closed;
    }
  }

  private static boolean repeats(String expression, int at) {
    char c = expression.charAt(at);
    if (c == '{') {
      int end = expression.indexOf('}', at);
      String range = end < 0 ? "" : expression.substring(at + 1, end);
      return range.indexOf(',') >= 0;
    }
    return c == '*' || c == '+';
  }

  private static int quotedEnd(String expression, int at) {
    if (expression.startsWith("\\Q", at)) {
      int end = expression.indexOf("\\E", at);
      return end < 0 ? expression.length() : end + 1;
    }
    return at + 1;
  }

  private static int classEnd(String expression, int at) {
    int depth = 0;
    for (int i = at; i < expression.length(); i++) {
      char c = expression.charAt(i);
      if (c == '\\') {
        i++;
      } else if (c == '[') {
        depth++;
      } else if (c == ']' && i > at + 1 && --depth == 0) {
        return i;
      }
    }
    return expression.length();
  }
}
