package org.fera.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/** Ours and the peer's, in turn, so that what drifts on the machine meets both alike. */
public final class Pairs {

  private Pairs() {}

  /**
   * One pair.
   *
   * @param <T> what a run gives
   */
  public record Pair<T>(T ours, T peer) {}

  /**
   * Runs both {@code pairs} times, each going first in every second pair, after a pair that warms
   * up and is thrown away.
   */
  public static <T> List<Pair<T>> alternating(int pairs, Supplier<T> ours, Supplier<T> peer) {
    List<Pair<T>> all = new ArrayList<>();
    for (int i = -1; i < pairs; i++) {
      boolean oursFirst = i % 2 == 0;
      T first = (oursFirst ? ours : peer).get();
      T second = (oursFirst ? peer : ours).get();
      if (i >= 0) {
        all.add(oursFirst ? new Pair<>(first, second) : new Pair<>(second, first));
      }
    }
    return all;
  }

  /** One figure of each run, as {@link Row} takes them. */
  public static <T> List<double[]> figures(List<Pair<T>> pairs, ToDoubleFunction<T> figure) {
    return pairs.stream()
        .map(
            pair ->
                new double[] {figure.applyAsDouble(pair.ours()), figure.applyAsDouble(pair.peer())})
        .toList();
  }
}
