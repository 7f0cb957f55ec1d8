package org.fera.print.furniture;

/** Lengths that read well: 1, 2 or 5 times a power of ten. */
final class NiceLength {

  private NiceLength() {}

  /** The longest nice length that is not above a limit above 0. */
  static double atMost(double limit) {
    double power = Math.pow(10, Math.floor(Math.log10(limit) + 1e-12));
    // The limit may be a nice length itself, but for the last bit.
    double times = limit / power * (1 + 1e-12);
    return (times >= 5 ? 5 : times >= 2 ? 2 : 1) * power;
  }

  /** The next shorter nice length. */
  static double below(double nice) {
    return atMost(nice * 0.99);
  }
}
