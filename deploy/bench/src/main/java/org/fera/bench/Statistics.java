package org.fera.bench;

import java.util.List;

/** Medians, and how sure they are. */
public final class Statistics {

  private Statistics() {}

  /** A median with the interval that it lies in with at least 95 %. */
  public record Median(double value, double low, double high) {}

  /**
   * By order statistics, which assume nothing of the distribution: with ten values the second and
   * the ninth (97.9 %).
   *
   * @param values at least 6, below which no interval reaches 95 %
   */
  public static Median median(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    int n = sorted.size();
    int skipped = 0;
    double outside = 2 * Math.pow(0.5, n);
    while (outside + 2 * binomial(n, skipped + 1) * Math.pow(0.5, n) <= 0.05) {
      skipped++;
      outside += 2 * binomial(n, skipped) * Math.pow(0.5, n);
    }
    double middle = (sorted.get((n - 1) / 2) + sorted.get(n / 2)) / 2;
    return new Median(middle, sorted.get(skipped), sorted.get(n - 1 - skipped));
  }

  private static double binomial(int n, int k) {
    double result = 1;
    for (int i = 1; i <= k; i++) {
      result = result * (n - k + i) / i;
    }
    return result;
  }

  /**
   * @param sorted ascending, not empty
   * @param share 0.99 for the 99th percentile
   */
  public static long percentile(long[] sorted, double share) {
    return sorted[
        (int) Math.min(sorted.length - 1L, Math.round(Math.ceil(share * sorted.length)) - 1)];
  }
}
