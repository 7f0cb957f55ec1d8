package org.mapfish.print.jasperreports;

/**
 * Numbers as letters: A to Z, then AA. Name and method are those that MapFish Print's templates
 * call.
 */
public final class HumanAlphaSerie {

  private static final int LETTERS = 26;

  private HumanAlphaSerie() {}

  /** The letters of a number from 1; empty below that. */
  public static String toString(int number) {
    StringBuilder letters = new StringBuilder();
    for (int rest = number; rest > 0; rest = (rest - 1) / LETTERS) {
      letters.insert(0, (char) ('A' + (rest - 1) % LETTERS));
    }
    return letters.toString();
  }
}
