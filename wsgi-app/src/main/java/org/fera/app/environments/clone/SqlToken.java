package org.fera.app.environments.clone;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A word of SQL or PL/pgSQL.
 *
 * @param type what it is; comments and white space are no tokens
 * @param value an identifier as PostgreSQL folds it, a string's inside, else the character
 * @param start offset in the text
 * @param end offset after it
 */
record SqlToken(Type type, String value, int start, int end) {

  /** Kinds of words. */
  enum Type {
    IDENTIFIER,
    STRING,
    OTHER
  }

  // PostgreSQL's lexical structure; block comments nest and are skipped by hand.
  private static final Pattern WORD =
      Pattern.compile(
          """
          (?<space>\\s+|--[^\\n]*)\
          |(?<escaped>[eE]'(?:[^'\\\\]|\\\\.|'')*')\
          |(?<string>[bBxXnN]?'(?:[^']|'')*'|[uU]&'(?:[^']|'')*')\
          |(?<dollar>\\$(?<tag>[\\p{L}_][\\p{L}\\d_]*)?\\$)\
          |"(?<quoted>(?:[^"]|"")+)"\
          |(?<name>[\\p{L}_][\\p{L}\\d_$]*)\
          |(?<number>\\d[\\w.]*)""",
          Pattern.DOTALL);

  /** The words of a text, in order. */
  static List<SqlToken> of(String text) {
    List<SqlToken> tokens = new ArrayList<>();
    Matcher word = WORD.matcher(text);
    int at = 0;
    while (at < text.length()) {
      if (text.startsWith("/*", at)) {
        at = afterComment(text, at);
        continue;
      }
      SqlToken token = null;
      int end = at + 1;
      if (word.region(at, text.length()).lookingAt()) {
        end = word.end();
        if (word.group("dollar") != null) {
          int close = text.indexOf(word.group("dollar"), end);
          int inside = end;
          end = close < 0 ? text.length() : close + word.group("dollar").length();
          token =
              new SqlToken(Type.STRING, text.substring(inside, Math.max(inside, close)), at, end);
        } else if (word.group("space") == null) {
          token = token(word, at, end);
        }
      } else {
        token = new SqlToken(Type.OTHER, text.substring(at, end), at, end);
      }
      if (token != null) {
        tokens.add(token);
      }
      at = end;
    }
    return tokens;
  }

  private static SqlToken token(Matcher word, int at, int end) {
    if (word.group("quoted") != null) {
      return new SqlToken(Type.IDENTIFIER, word.group("quoted").replace("\"\"", "\""), at, end);
    }
    if (word.group("name") != null) {
      return new SqlToken(Type.IDENTIFIER, word.group("name").toLowerCase(Locale.ROOT), at, end);
    }
    if (word.group("number") != null) {
      return new SqlToken(Type.OTHER, word.group(), at, end);
    }
    String literal = word.group();
    String inside = literal.substring(literal.indexOf('\'') + 1, literal.length() - 1);
    return new SqlToken(Type.STRING, inside.replace("''", "'"), at, end);
  }

  private static int afterComment(String text, int start) {
    int depth = 0;
    int at = start;
    do {
      if (text.startsWith("/*", at)) {
        depth++;
        at += 2;
      } else if (text.startsWith("*/", at)) {
        depth--;
        at += 2;
      } else {
        at++;
      }
    } while (depth > 0 && at < text.length());
    return at;
  }
}
