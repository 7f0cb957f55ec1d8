package org.fera.router.policy;

/**
 * A text that may be looked at only so many times: java.util.regex has no time limit of its own.
 */
final class CountedText implements CharSequence {

  private final String text;
  private int left;

  CountedText(String text, int steps) {
    this.text = text;
    this.left = steps;
  }

  @Override
  public char charAt(int index) {
    if (--left < 0) {
      throw new ForceList.Overrun();
    }
    return text.charAt(index);
  }

  @Override
  public int length() {
    return text.length();
  }

  @Override
  public CharSequence subSequence(int start, int end) {
    return text.subSequence(start, end);
  }

  @Override
  public String toString() {
    return text;
  }
}
