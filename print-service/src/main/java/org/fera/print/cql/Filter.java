package org.fera.print.cql;

import java.util.List;
import org.fera.print.feature.Feature;

/** An ECQL filter. What compares with an absent value does not hold. */
public sealed interface Filter {

  /** Holds for every feature. */
  Filter ALL = new Constant(true);

  /** Whether a feature passes. */
  boolean holds(Feature feature);

  /** {@code INCLUDE} and {@code EXCLUDE}. */
  record Constant(boolean value) implements Filter {
    @Override
    public boolean holds(Feature feature) {
      return value;
    }
  }

  /** {@code AND}. */
  record And(List<Filter> all) implements Filter {
    @Override
    public boolean holds(Feature feature) {
      return all.stream().allMatch(filter -> filter.holds(feature));
    }
  }

  /** {@code OR}. */
  record Or(List<Filter> any) implements Filter {
    @Override
    public boolean holds(Feature feature) {
      return any.stream().anyMatch(filter -> filter.holds(feature));
    }
  }

  /** {@code NOT}. */
  record Not(Filter filter) implements Filter {
    @Override
    public boolean holds(Feature feature) {
      return !filter.holds(feature);
    }
  }

  /** {@code =}, {@code <>}, {@code <}, {@code <=}, {@code >}, {@code >=}. */
  record Comparison(String operator, Expression left, Expression right) implements Filter {
    @Override
    public boolean holds(Feature feature) {
      Object a = left.of(feature);
      Object b = right.of(feature);
      if (a == null || b == null) {
        return false;
      }
      int order = Values.compare(a, b);
      return switch (operator) {
        case "=" -> order == 0;
        case "<>" -> order != 0;
        case "<" -> order < 0;
        case "<=" -> order <= 0;
        case ">" -> order > 0;
        default -> order >= 0;
      };
    }
  }

  /** {@code BETWEEN}, with both ends. */
  record Between(Expression value, Expression low, Expression high) implements Filter {
    @Override
    public boolean holds(Feature feature) {
      return new Comparison(">=", value, low).holds(feature)
          && new Comparison("<=", value, high).holds(feature);
    }
  }

  /** {@code LIKE} and {@code ILIKE}: {@code %} stands for any text, {@code _} for one character. */
  record Like(Expression value, LikePattern pattern) implements Filter {
    @Override
    public boolean holds(Feature feature) {
      Object text = value.of(feature);
      return text != null && pattern.matches(Values.text(text));
    }
  }

  /** {@code IS NULL}. */
  record IsNull(Expression value) implements Filter {
    @Override
    public boolean holds(Feature feature) {
      return value.of(feature) == null;
    }
  }

  /** {@code IN ('a', 'b')} without an expression before it: the feature has one of these ids. */
  record Ids(List<String> ids) implements Filter {
    @Override
    public boolean holds(Feature feature) {
      return ids.contains(feature.id());
    }
  }

  /** {@code EXISTS}: the feature has the property, whatever its value. */
  record Exists(String property) implements Filter {
    @Override
    public boolean holds(Feature feature) {
      return feature.properties().containsKey(property);
    }
  }

  /** An expression that stands where a filter is expected. */
  record Truth(Expression value) implements Filter {
    @Override
    public boolean holds(Feature feature) {
      return Boolean.TRUE.equals(Values.truth(value.of(feature)));
    }
  }
}
