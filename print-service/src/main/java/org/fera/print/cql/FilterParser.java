package org.fera.print.cql;

import java.util.ArrayList;
import java.util.List;

/** Reads filters. */
final class FilterParser {

  private static final List<String> OPERATORS =
      List.of("=", "<>", "!=", "<", "<=", ">", ">=", "==");
  private static final int DEEPEST = 60;

  /** Brackets are tried as filters and then as expressions, which must not take for ever. */
  private static final int MOST_STEPS = 5000;

  private final Tokens tokens;
  private final ExpressionParser expressions;
  private int depth;
  private int steps;

  FilterParser(Tokens tokens) {
    this.tokens = tokens;
    this.expressions = new ExpressionParser(tokens);
  }

  Filter filter() throws CqlException {
    if (++depth > DEEPEST) {
      throw tokens.fault("nested too deep");
    }
    List<Filter> any = new ArrayList<>(List.of(and()));
    while (tokens.word("or")) {
      any.add(and());
    }
    depth--;
    return any.size() == 1 ? any.get(0) : new Filter.Or(List.copyOf(any));
  }

  private Filter and() throws CqlException {
    List<Filter> all = new ArrayList<>(List.of(not()));
    while (tokens.word("and")) {
      all.add(not());
    }
    return all.size() == 1 ? all.get(0) : new Filter.And(List.copyOf(all));
  }

  private Filter not() throws CqlException {
    return tokens.word("not") ? new Filter.Not(not()) : predicate();
  }

  private Filter predicate() throws CqlException {
    if (++steps > MOST_STEPS) {
      throw tokens.fault("too many brackets");
    }
    int mark = tokens.mark();
    int before = depth;
    if (tokens.sign("(") || tokens.sign("[")) {
      try {
        Filter inner = filter();
        if ((tokens.sign(")") || tokens.sign("]")) && !continues()) {
          return inner;
        }
      } catch (CqlException e) {
        // The bracket may hold an expression instead, which is tried below.
      }
      depth = before;
      tokens.reset(mark);
    }
    Filter special = special();
    return special != null ? special : comparison(expressions.expression());
  }

  /** Whether what follows makes an expression of the bracket before it. */
  private boolean continues() {
    Tokens.Token token = tokens.peek();
    return token.kind() == Tokens.Kind.SIGN && !List.of(")", "]", ";").contains(token.text());
  }

  /** Filters that begin with a word of their own; null if none does. */
  private Filter special() throws CqlException {
    if (tokens.word("include")) {
      return new Filter.Constant(true);
    }
    if (tokens.word("exclude")) {
      return new Filter.Constant(false);
    }
    if (tokens.isWord("in")) {
      tokens.take();
      return new Filter.Ids(texts());
    }
    int mark = tokens.mark();
    String name = tokens.peek().kind() == Tokens.Kind.NAME ? tokens.take().text() : "";
    Filter relation = tokens.sign("(") ? relation(name) : null;
    if (relation == null) {
      tokens.reset(mark);
    }
    return relation;
  }

  private Filter relation(String name) throws CqlException {
    if (Spatial.has(name)) {
      List<Expression> both = List.of(expressions.expression(), comma());
      tokens.expectSign(")");
      return new Filter.Truth(new Expression.Call(Spatial.relation(name), both));
    }
    if (name.equalsIgnoreCase("bbox")) {
      return box();
    }
    if (name.equalsIgnoreCase("dwithin") || name.equalsIgnoreCase("beyond")) {
      List<Expression> values = List.of(expressions.expression(), comma(), comma());
      if (tokens.sign(",")) {
        tokens.take();
      }
      tokens.expectSign(")");
      boolean within = name.equalsIgnoreCase("dwithin");
      return new Filter.Truth(new Expression.Call(Spatial.distance(within), values));
    }
    return null;
  }

  private Expression comma() throws CqlException {
    tokens.expectSign(",");
    return expressions.expression();
  }

  private Filter box() throws CqlException {
    Expression geometry = expressions.expression();
    double[] numbers = new double[4];
    for (int i = 0; i < numbers.length; i++) {
      Double number = Values.number(comma().constant().orElse(null));
      if (number == null) {
        throw tokens.fault("BBOX needs four numbers");
      }
      numbers[i] = number;
    }
    if (tokens.sign(",")) {
      tokens.take();
    }
    tokens.expectSign(")");
    Expression box =
        new Expression.Literal(Spatial.box(numbers[0], numbers[1], numbers[2], numbers[3]));
    return new Filter.Truth(
        new Expression.Call(Spatial.relation("INTERSECTS"), List.of(geometry, box)));
  }

  private Filter comparison(Expression left) throws CqlException {
    Tokens.Token token = tokens.peek();
    if (token.kind() == Tokens.Kind.SIGN && OPERATORS.contains(token.text())) {
      String operator = tokens.take().text().replace("!=", "<>").replace("==", "=");
      return new Filter.Comparison(operator, left, expressions.expression());
    }
    if (tokens.word("is")) {
      boolean not = tokens.word("not");
      tokens.expectWord("null");
      return negated(not, new Filter.IsNull(left));
    }
    if (left instanceof Expression.Property property && tokens.word("exists")) {
      return new Filter.Exists(property.name());
    }
    boolean not = tokens.word("not");
    Filter filter = worded(left);
    if (filter != null) {
      return negated(not, filter);
    }
    if (not || !(left instanceof Expression.Call || left.constant().isPresent())) {
      throw tokens.fault("a comparison is expected");
    }
    return new Filter.Truth(left);
  }

  private Filter worded(Expression left) throws CqlException {
    boolean anyCase = tokens.isWord("ilike");
    if (tokens.word("like") || tokens.word("ilike")) {
      return new Filter.Like(left, new LikePattern(text(), anyCase));
    }
    if (tokens.word("between")) {
      Expression low = expressions.expression();
      tokens.expectWord("and");
      return new Filter.Between(left, low, expressions.expression());
    }
    return tokens.word("in") ? among(left) : null;
  }

  private Filter among(Expression left) throws CqlException {
    tokens.expectSign("(");
    List<Filter> any = new ArrayList<>();
    do {
      any.add(new Filter.Comparison("=", left, expressions.expression()));
    } while (tokens.sign(","));
    tokens.expectSign(")");
    return new Filter.Or(List.copyOf(any));
  }

  private static Filter negated(boolean not, Filter filter) {
    return not ? new Filter.Not(filter) : filter;
  }

  private List<String> texts() throws CqlException {
    tokens.expectSign("(");
    List<String> texts = new ArrayList<>();
    do {
      texts.add(text());
    } while (tokens.sign(","));
    tokens.expectSign(")");
    return List.copyOf(texts);
  }

  private String text() throws CqlException {
    Tokens.Token token = tokens.peek();
    if (token.kind() != Tokens.Kind.TEXT && token.kind() != Tokens.Kind.NUMBER) {
      throw tokens.fault("a text in single quotes is expected");
    }
    return tokens.take().text();
  }
}
