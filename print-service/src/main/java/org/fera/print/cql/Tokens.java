package org.fera.print.cql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words of an ECQL text, read one after the other, with a way back. */
final class Tokens {

  /** Kinds of words. */
  enum Kind {
    NUMBER,
    TEXT,
    NAME,
    QUOTED,
    SIGN,
    END
  }

  record Token(Kind kind, String text, int position) {}

  private static final Pattern WORD =
      Pattern.compile(
          "\\s*(?:([0-9]+(?:\\.[0-9]*)?(?:[eE][-+]?[0-9]+)?|\\.[0-9]+)"
              + "|'((?:[^']++|'')*+)'"
              + "|\"((?:[^\"]++|\"\")*+)\""
              + "|([\\p{L}_@$][\\p{L}\\p{N}_@$:.]*)"
              + "|(<>|!=|<=|>=|==|[-+*/=<>(),\\[\\];]))");

  private final String source;
  private final List<Token> tokens = new ArrayList<>();
  private int next;

  Tokens(String source) throws CqlException {
    this.source = source;
    Matcher word = WORD.matcher(source);
    int at = 0;
    while (at < source.length() && !source.substring(at).isBlank()) {
      if (!word.region(at, source.length()).lookingAt()) {
        throw new CqlException("not understood at " + rest(at));
      }
      tokens.add(token(word));
      at = word.end();
    }
    tokens.add(new Token(Kind.END, "", source.length()));
  }

  private static Token token(Matcher word) {
    if (word.group(1) != null) {
      return new Token(Kind.NUMBER, word.group(1), word.start(1));
    }
    if (word.group(2) != null) {
      return new Token(Kind.TEXT, word.group(2).replace("''", "'"), word.start(2));
    }
    if (word.group(3) != null) {
      return new Token(Kind.QUOTED, word.group(3).replace("\"\"", "\""), word.start(3));
    }
    return word.group(4) != null
        ? new Token(Kind.NAME, word.group(4), word.start(4))
        : new Token(Kind.SIGN, word.group(5), word.start(5));
  }

  private String rest(int at) {
    String rest = source.substring(at).trim();
    return rest.isEmpty()
        ? "the end"
        : "\"" + rest.substring(0, Math.min(rest.length(), 30)) + "\"";
  }

  int mark() {
    return next;
  }

  void reset(int mark) {
    next = mark;
  }

  Token peek() {
    return tokens.get(next);
  }

  Token take() {
    Token token = tokens.get(next);
    next = Math.min(next + 1, tokens.size() - 1);
    return token;
  }

  /** Takes a sign if it is next. */
  boolean sign(String sign) {
    boolean found = peek().kind() == Kind.SIGN && peek().text().equals(sign);
    if (found) {
      take();
    }
    return found;
  }

  /** Takes a key word, in any case, if it is next. */
  boolean word(String word) {
    boolean found = isWord(word);
    if (found) {
      take();
    }
    return found;
  }

  boolean isWord(String word) {
    return peek().kind() == Kind.NAME && peek().text().equalsIgnoreCase(word);
  }

  void expectSign(String sign) throws CqlException {
    if (!sign(sign)) {
      throw fault("\"" + sign + "\" is expected");
    }
  }

  void expectWord(String word) throws CqlException {
    if (!word(word)) {
      throw fault(word.toUpperCase(Locale.ROOT) + " is expected");
    }
  }

  CqlException fault(String message) {
    return new CqlException(message + " at " + rest(peek().position()));
  }

  /** The text from one word to the next one to be read. */
  String text(Token from) {
    return source.substring(from.position(), peek().position());
  }
}
