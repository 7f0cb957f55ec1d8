package org.fera.app.environments.clone;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds where the text of a function names its own schema. PostgreSQL keeps such a body as text, so
 * it is read here word by word: a name of the schema before a dot and one of its objects is a
 * reference; in comments it is none; what may be one, such as in a string that may be SQL, is told.
 */
final class FunctionText {

  private final String schema;
  private final Set<String> objects;
  private final Set<String> foreign;
  private final Pattern inString;

  /**
   * @param schema the schema that is copied, as the catalogue has it
   * @param objects names of its tables, views, sequences, types and functions
   * @param foreign schemas of other environments, which nothing in it may name
   */
  FunctionText(String schema, Set<String> objects, Set<String> foreign) {
    this.schema = schema;
    this.objects = Set.copyOf(objects);
    this.foreign = Set.copyOf(foreign);
    this.inString =
        Pattern.compile(
            "(?<![\\w$.])\"?" + Pattern.quote(schema) + "\"?\\s*\\.\\s*\"?([\\w$]+)",
            Pattern.CASE_INSENSITIVE);
  }

  /**
   * The outcome of reading a body.
   *
   * @param references offsets at which the schema is named, ascending
   * @param faults what cannot be followed, each as the end of a sentence about the function
   */
  record Found(List<Reference> references, List<String> faults) {

    /** The text with another schema's name at each reference. */
    String naming(String text, String quotedSchema) {
      StringBuilder named = new StringBuilder();
      int at = 0;
      for (Reference reference : references) {
        named.append(text, at, reference.start()).append(quotedSchema);
        at = reference.end();
      }
      return named.append(text, at, text.length()).toString();
    }
  }

  /** A place in a text. */
  record Reference(int start, int end) {}

  /** Reads a body in SQL or PL/pgSQL. */
  Found read(String body) {
    List<Reference> references = new ArrayList<>();
    List<String> faults = new ArrayList<>();
    List<SqlToken> tokens = SqlToken.of(body);
    for (int i = 0; i < tokens.size(); i++) {
      SqlToken token = tokens.get(i);
      switch (token.type()) {
        case STRING -> readString(token.value(), faults);
        case IDENTIFIER -> {
          if (i > 0 && tokens.get(i - 1).value().equals(".")) {
            break;
          }
          String named = afterDot(tokens, i);
          if (token.value().equals(schema)) {
            if (objects.contains(named)) {
              references.add(new Reference(token.start(), token.end()));
            } else {
              faults.add("uses the word " + schema + " where it may not mean the schema");
            }
          } else if (foreign.contains(token.value()) && objects.contains(named)) {
            faults.add("reads " + token.value() + "." + named + ", another environment");
          }
        }
        case OTHER -> {}
      }
    }
    return new Found(references, faults);
  }

  /** Reads a body in another language. */
  Found readForeign(String body) {
    List<String> faults = new ArrayList<>();
    readString(body, faults);
    return new Found(List.of(), faults);
  }

  private void readString(String value, List<String> faults) {
    if (value.strip().equals(schema)) {
      faults.add("has the schema's name as a string");
    }
    Matcher name = inString.matcher(value);
    while (name.find()) {
      if (objects.contains(name.group(1)) || objects.contains(lower(name.group(1)))) {
        faults.add("names " + schema + "." + name.group(1) + " in a string");
      }
    }
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  /** The identifier after a dot that follows; empty when there is none, as no object is. */
  private static String afterDot(List<SqlToken> tokens, int i) {
    boolean qualifies =
        i + 2 < tokens.size()
            && tokens.get(i + 1).value().equals(".")
            && tokens.get(i + 2).type() == SqlToken.Type.IDENTIFIER;
    return qualifies ? tokens.get(i + 2).value() : "";
  }
}
