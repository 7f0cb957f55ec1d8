package org.fera.print.cql;

/**
 * Reads ECQL, the text form of filters and expressions that GeoServer and MapFish Print use. The
 * grammar is that of OGC's Common Query Language with ECQL's extensions: expressions on both sides,
 * functions, {@code ILIKE}, {@code IN}, spatial relations with WKT.
 */
public final class Cql {

  private static final int LONGEST = 10_000;

  private Cql() {}

  /** Reads a filter. */
  public static Filter filter(String text) throws CqlException {
    Tokens tokens = tokens(text);
    Filter filter = new FilterParser(tokens).filter();
    end(tokens);
    return filter;
  }

  /** Reads an expression. */
  public static Expression expression(String text) throws CqlException {
    Tokens tokens = tokens(text);
    Expression expression = new ExpressionParser(tokens).expression();
    end(tokens);
    return expression;
  }

  private static Tokens tokens(String text) throws CqlException {
    if (text.length() > LONGEST) {
      throw new CqlException("longer than " + LONGEST + " characters");
    }
    return new Tokens(text);
  }

  private static void end(Tokens tokens) throws CqlException {
    if (tokens.peek().kind() != Tokens.Kind.END) {
      throw tokens.fault("not understood");
    }
  }
}
