package org.fera.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.fera.bench.Statistics.Median;

/**
 * One line of the result.
 *
 * @param peer not a number where there is none; then no ratio either
 * @param ratio above 1 when ours is better, with its interval
 * @param goal in words; empty when the row is only told
 * @param holds {@code yes}, {@code no}, {@code undecided}, or empty without a goal
 * @param pairs what was measured: ours and the peer's, pair by pair
 */
public record Row(
    String name,
    double ours,
    double peer,
    Median ratio,
    String unit,
    String goal,
    String holds,
    List<double[]> pairs) {

  /** Where more is better: the ratio is ours to the peer's. */
  public static Row more(String name, String unit, List<double[]> pairs, double atLeast) {
    Median ratio = Statistics.median(pairs.stream().map(pair -> pair[0] / pair[1]).toList());
    return of(name, unit, pairs, ratio, "ratio >= " + atLeast, verdict(ratio, atLeast));
  }

  /** Where less is better: the ratio is the peer's to ours. */
  public static Row less(String name, String unit, List<double[]> pairs, double atMost) {
    Median ratio = Statistics.median(pairs.stream().map(pair -> pair[1] / pair[0]).toList());
    return of(
        name, unit, pairs, ratio, "ours at most " + atMost + " of it", verdict(ratio, 1 / atMost));
  }

  /** Where ours may be so much more. */
  public static Row atMostMore(String name, String unit, List<double[]> pairs, double more) {
    Median difference = Statistics.median(pairs.stream().map(pair -> pair[0] - pair[1]).toList());
    Median turned =
        new Median(more - difference.value(), more - difference.high(), more - difference.low());
    Median ratio = Statistics.median(pairs.stream().map(pair -> pair[1] / pair[0]).toList());
    String goal =
        String.format(
            Locale.ROOT,
            "at most %.0f %s more (is %.0f, %.0f to %.0f)",
            more,
            unit,
            difference.value(),
            difference.low(),
            difference.high());
    return of(name, unit, pairs, ratio, goal, verdict(turned, 0));
  }

  /** Told, without a goal. */
  public static Row told(String name, String unit, List<double[]> pairs) {
    Median ratio = Statistics.median(pairs.stream().map(pair -> pair[0] / pair[1]).toList());
    return of(name, unit, pairs, ratio, "", "");
  }

  /** A count that is right or wrong. */
  public static Row exact(String name, double ours, double expected, String unit) {
    Median one = new Median(1, 1, 1);
    String holds = ours == expected ? "yes" : "no";
    return new Row(
        name,
        ours,
        expected,
        one,
        unit,
        "exactly " + expected,
        holds,
        List.of(new double[] {ours, expected}));
  }

  /**
   * A single figure with a limit, such as a time that the issue states; no peer.
   *
   * @param values what was measured, again and again; 6 or more
   * @param atMost in the same unit
   */
  public static Row limit(String name, String unit, List<Double> values, double atMost) {
    Median median = Statistics.median(values);
    String holds = median.high() <= atMost ? "yes" : median.low() > atMost ? "no" : "undecided";
    return new Row(
        name,
        median.value(),
        atMost,
        new Median(atMost / median.value(), atMost / median.high(), atMost / median.low()),
        unit,
        "at most " + atMost + " " + unit,
        holds,
        values.stream().map(value -> new double[] {value, atMost}).toList());
  }

  /** A figure that is told, without peer and goal. */
  public static Row told(String name, String unit, double ours) {
    Row row = once(name, ours, unit, true, "");
    return new Row(name, ours, row.peer, row.ratio, unit, "", "", row.pairs);
  }

  /** A figure that was measured once, over something long. */
  public static Row once(String name, double ours, String unit, boolean met, String goal) {
    return new Row(
        name,
        ours,
        Double.NaN,
        new Median(Double.NaN, Double.NaN, Double.NaN),
        unit,
        goal,
        met ? "yes" : "no",
        List.of(new double[] {ours, Double.NaN}));
  }

  private static String verdict(Median value, double goal) {
    return value.low() >= goal ? "yes" : value.high() < goal ? "no" : "undecided";
  }

  private static Row of(
      String name, String unit, List<double[]> pairs, Median ratio, String goal, String holds) {
    double ours = Statistics.median(pairs.stream().map(pair -> pair[0]).toList()).value();
    double peer = Statistics.median(pairs.stream().map(pair -> pair[1]).toList()).value();
    return new Row(name, ours, peer, ratio, unit, goal, holds, pairs);
  }

  /** Without the pairs, as JSON's object. */
  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", name);
    json.put("ours", ours);
    json.put("peer", Double.isNaN(peer) ? null : peer);
    json.put("ratio", Double.isNaN(peer) ? null : ratio.value());
    json.put("interval", Double.isNaN(peer) ? null : List.of(ratio.low(), ratio.high()));
    json.put("unit", unit);
    json.put("goal", goal);
    json.put("holds", holds);
    return json;
  }

  /** The pairs alone, as JSON's object. */
  Map<String, Object> raw() {
    return Map.of("name", name, "unit", unit, "pairs", pairs);
  }

  /** A line of the table. */
  String line() {
    String beside =
        Double.isNaN(peer)
            ? String.format(Locale.ROOT, "%12s  %22s", "", "")
            : String.format(
                Locale.ROOT,
                "%12.1f  %6.3f (%.3f to %.3f)",
                peer,
                ratio.value(),
                ratio.low(),
                ratio.high());
    return String.format(
        Locale.ROOT, "%-48s %12.1f %s %-6s %-9s %s", name, ours, beside, unit, holds, goal);
  }
}
