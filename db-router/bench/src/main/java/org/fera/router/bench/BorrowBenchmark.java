package org.fera.router.bench;

import io.agroal.api.AgroalDataSource;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.fera.postgres.Server;
import org.fera.router.DbRouter;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Borrowing a connection and giving it back, inside of a request; no statement is sent. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class BorrowBenchmark {

  static final String MASTER = "fera.bench.master";
  static final String SLAVE = "fera.bench.slave";

  private final Requests requests = new Requests();
  private AgroalDataSource plain;
  private DbRouter router;
  private DataSource routed;

  /** Opens both. */
  @Setup
  public void open() {
    Server slave = Server.parse(System.getProperty(SLAVE));
    plain = Pools.plain(slave, 4);
    router = Pools.router(Server.parse(System.getProperty(MASTER)), List.of(slave), 4, Map.of());
    routed = router.dataSource("main");
  }

  /** Closes both. */
  @TearDown
  public void close() {
    router.close();
    plain.close();
    requests.close();
  }

  /** The peer. */
  @Benchmark
  public void plain() throws SQLException {
    requests.runPlain(() -> plain.getConnection().close());
  }

  /** Ours, with what a request costs before it: its state and its decision. */
  @Benchmark
  public void routed() throws SQLException {
    requests.run("GET", "/themes", () -> routed.getConnection().close());
  }
}
