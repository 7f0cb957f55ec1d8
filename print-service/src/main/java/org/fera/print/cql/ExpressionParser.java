package org.fera.print.cql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

/** Reads expressions: sums, products, functions, properties, literals, WKT. */
final class ExpressionParser {

  private static final int DEEPEST = 60;
  private static final Set<String> WKT =
      Set.of(
          "POINT",
          "LINESTRING",
          "POLYGON",
          "MULTIPOINT",
          "MULTILINESTRING",
          "MULTIPOLYGON",
          "GEOMETRYCOLLECTION",
          "ENVELOPE");

  private final Tokens tokens;
  private int depth;

  ExpressionParser(Tokens tokens) {
    this.tokens = tokens;
  }

  Expression expression() throws CqlException {
    if (++depth > DEEPEST) {
      throw tokens.fault("nested too deep");
    }
    Expression left = product();
    while (isSign("+") || isSign("-")) {
      char operator = tokens.take().text().charAt(0);
      left = new Expression.Arithmetic(operator, left, product());
    }
    depth--;
    return left;
  }

  private Expression product() throws CqlException {
    Expression left = factor();
    while (isSign("*") || isSign("/")) {
      char operator = tokens.take().text().charAt(0);
      left = new Expression.Arithmetic(operator, left, factor());
    }
    return left;
  }

  private boolean isSign(String sign) {
    return tokens.peek().kind() == Tokens.Kind.SIGN && tokens.peek().text().equals(sign);
  }

  private Expression factor() throws CqlException {
    if (tokens.sign("-")) {
      Expression value = factor();
      return value instanceof Expression.Literal literal && literal.value() instanceof Double number
          ? new Expression.Literal(-number)
          : new Expression.Arithmetic('-', new Expression.Literal(0d), value);
    }
    if (tokens.sign("(")) {
      return closed(")");
    }
    if (tokens.sign("[")) {
      return closed("]");
    }
    Tokens.Token token = tokens.peek();
    return switch (token.kind()) {
      case NUMBER -> new Expression.Literal(Double.valueOf(tokens.take().text()));
      case TEXT -> new Expression.Literal(tokens.take().text());
      case QUOTED -> new Expression.Property(tokens.take().text());
      case NAME -> named(tokens.take());
      case SIGN, END -> throw tokens.fault("an expression is expected");
    };
  }

  private Expression closed(String bracket) throws CqlException {
    Expression inner = expression();
    tokens.expectSign(bracket);
    return inner;
  }

  private Expression named(Tokens.Token name) throws CqlException {
    if (isSign("(")) {
      return WKT.contains(name.text().toUpperCase(Locale.ROOT)) ? geometry(name) : call(name);
    }
    return switch (name.text().toLowerCase(Locale.ROOT)) {
      case "true" -> new Expression.Literal(true);
      case "false" -> new Expression.Literal(false);
      default -> new Expression.Property(name.text());
    };
  }

  private Expression call(Tokens.Token name) throws CqlException {
    tokens.expectSign("(");
    List<Expression> arguments = new ArrayList<>();
    if (!tokens.sign(")")) {
      do {
        arguments.add(expression());
      } while (tokens.sign(","));
      tokens.expectSign(")");
    }
    return new Expression.Call(Functions.named(name.text(), arguments.size()), arguments);
  }

  private Expression geometry(Tokens.Token name) throws CqlException {
    int open = 0;
    do {
      Tokens.Token token = tokens.take();
      if (token.kind() == Tokens.Kind.END) {
        throw tokens.fault("a geometry does not end");
      }
      open += token.text().equals("(") ? 1 : token.text().equals(")") ? -1 : 0;
    } while (open > 0);
    return new Expression.Literal(wkt(tokens.text(name).trim()));
  }

  private static Geometry wkt(String text) throws CqlException {
    try {
      if (text.toUpperCase(Locale.ROOT).startsWith("ENVELOPE")) {
        String[] n = text.replaceAll("(?i)envelope|[()]", "").trim().split("\\s*,\\s*");
        return Spatial.box(
            Double.parseDouble(n[0]),
            Double.parseDouble(n[2]),
            Double.parseDouble(n[1]),
            Double.parseDouble(n[3]));
      }
      return new WKTReader().read(text);
    } catch (ParseException | IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
      throw new CqlException("\"" + text + "\" is no geometry");
    }
  }
}
