package org.fera.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class StatisticsTest {

  @Tag("DR-17.1")
  @Test
  void the_interval_of_a_median_is_made_of_order_statistics() {
    List<Double> ten = IntStream.rangeClosed(1, 10).mapToObj(i -> (double) i).toList();
    assertThat(Statistics.median(ten)).isEqualTo(new Statistics.Median(5.5, 2, 9));
    List<Double> six = List.of(3.0, 1.0, 2.0, 6.0, 5.0, 4.0);
    assertThat(Statistics.median(six)).isEqualTo(new Statistics.Median(3.5, 1, 6));
  }

  @Test
  void a_percentile_is_one_of_the_values() {
    long[] hundred = IntStream.rangeClosed(1, 100).asLongStream().toArray();
    assertThat(Statistics.percentile(hundred, 0.99)).isEqualTo(99);
    assertThat(Statistics.percentile(hundred, 0.5)).isEqualTo(50);
    assertThat(Statistics.percentile(new long[] {7}, 0.99)).isEqualTo(7);
  }

  @Tag("DR-17.1")
  @Test
  void a_goal_holds_when_its_whole_interval_does() {
    List<double[]> better = pairs(100, 100, 101, 102, 103, 104);
    assertThat(Row.more("r", "1/s", better, 0.97).holds()).isEqualTo("yes");
    List<double[]> mixed = pairs(90, 95, 97, 98, 99, 100);
    assertThat(Row.more("r", "1/s", mixed, 0.97).holds()).isEqualTo("undecided");
    assertThat(Row.more("r", "1/s", mixed, 1.9).holds()).isEqualTo("no");
    assertThat(Row.less("r", "us", mixed, 1.0).holds()).isEqualTo("yes");
    assertThat(Row.less("r", "us", mixed, 1.0).ratio().value()).isGreaterThan(1);
    assertThat(Row.atMostMore("r", "ns", better, 500).holds()).isEqualTo("yes");
    assertThat(Row.atMostMore("r", "ns", pairs(700, 700, 700, 700, 700, 700), 500).holds())
        .isEqualTo("no");
    assertThat(Row.exact("r", 1, 1, "").holds()).isEqualTo("yes");
    assertThat(Row.exact("r", 2, 1, "").holds()).isEqualTo("no");
  }

  /** Ours beside a peer that always has 100. */
  private static List<double[]> pairs(double... ours) {
    return java.util.Arrays.stream(ours).mapToObj(one -> new double[] {one, 100}).toList();
  }
}
