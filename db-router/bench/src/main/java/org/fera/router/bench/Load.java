package org.fera.router.bench;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;

/** Clients that do the same again and again. */
final class Load {

  /** One request. */
  @FunctionalInterface
  interface Work {
    void run() throws SQLException;
  }

  private Load() {}

  /** Requests in a second, each client beginning the next as soon as one has ended. */
  static double closed(int clients, Duration time, Work work) {
    long begin = System.nanoTime();
    long end = begin + time.toNanos();
    long done =
        inParallel(
                clients,
                number ->
                    () -> {
                      long count = 0;
                      while (System.nanoTime() < end) {
                        work.run();
                        count++;
                      }
                      return count;
                    })
            .stream()
            .mapToLong(Long::longValue)
            .sum();
    return done * 1e9 / (System.nanoTime() - begin);
  }

  /**
   * Times from when each request should have begun to when it ended, at a fixed rate: a request
   * that has to wait for a slow one is slow too.
   *
   * @param rate requests in a second, of all clients together
   * @return nanoseconds, ascending
   */
  static long[] open(int clients, Duration time, double rate, Work work) {
    long step = (long) (clients * 1e9 / rate);
    int each = (int) (time.toNanos() / step);
    long begin = System.nanoTime() + 1_000_000;
    List<long[]> times =
        inParallel(
            clients,
            number ->
                () -> {
                  long[] own = new long[each];
                  for (int i = 0; i < each; i++) {
                    long due = begin + i * step + number * step / clients;
                    for (long left = due - System.nanoTime();
                        left > 0;
                        left = due - System.nanoTime()) {
                      LockSupport.parkNanos(left);
                    }
                    work.run();
                    own[i] = System.nanoTime() - due;
                  }
                  return own;
                });
    long[] all = times.stream().flatMapToLong(Arrays::stream).toArray();
    Arrays.sort(all);
    return all;
  }

  @FunctionalInterface
  private interface Client<T> {
    Callable<T> of(int number);
  }

  private static <T> List<T> inParallel(int clients, Client<T> client) {
    ExecutorService threads = Executors.newFixedThreadPool(clients);
    try {
      List<Callable<T>> all = new ArrayList<>();
      for (int i = 0; i < clients; i++) {
        all.add(client.of(i));
      }
      List<T> results = new ArrayList<>();
      for (Future<T> one : threads.invokeAll(all)) {
        results.add(one.get());
      }
      return results;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } finally {
      threads.shutdownNow();
    }
  }
}
