package org.fera.app.search;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The words that a user typed.
 *
 * @param words without the characters that mean something to to_tsquery; may be empty
 */
record SearchTerms(List<String> words) {

  private static final int MOST_WORDS = 20;

  static SearchTerms of(String typed) {
    return new SearchTerms(
        Arrays.stream(typed.replaceAll("[()&|!:<>\\\\*\\s\\x00]", " ").split(" "))
            .map(word -> word.replaceAll("^'+", "").replace("'", "''"))
            .filter(word -> !word.isEmpty())
            .limit(MOST_WORDS)
            .toList());
  }

  boolean isEmpty() {
    return words.isEmpty();
  }

  /** For to_tsquery: each word is the beginning of one, and all have to be found. */
  String query() {
    return words.stream().map(word -> "'" + word + "':*").collect(Collectors.joining(" & "));
  }
}
