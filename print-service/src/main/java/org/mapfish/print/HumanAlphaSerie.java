package org.mapfish.print;

/** The name that templates from before MapFish Print 3.31 call. */
public final class HumanAlphaSerie {

  private HumanAlphaSerie() {}

  /** See {@link org.mapfish.print.jasperreports.HumanAlphaSerie#toString(int)}. */
  public static String toString(int number) {
    return org.mapfish.print.jasperreports.HumanAlphaSerie.toString(number);
  }
}
