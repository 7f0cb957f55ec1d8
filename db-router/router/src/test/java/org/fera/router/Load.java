package org.fera.router;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;

/** Threads that do the same over and over, noting each outcome with its begin and end. */
final class Load implements AutoCloseable {

  /**
   * @param begin and end, {@link System#nanoTime()}
   * @param node that answered; empty when it failed
   */
  record Call(long begin, long end, String node, Throwable failure) {
    boolean failed() {
      return failure != null;
    }

    long millis() {
      return (end - begin) / 1_000_000;
    }
  }

  private final ConcurrentLinkedQueue<Call> calls = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean ended = new AtomicBoolean();
  private final List<Thread> threads = new ArrayList<>();

  private Load() {}

  static Load of(int clients, Callable<String> work) {
    Load load = new Load();
    for (int i = 0; i < clients; i++) {
      Thread thread = new Thread(() -> load.run(work), "load-" + i);
      load.threads.add(thread);
      thread.start();
    }
    return load;
  }

  private void run(Callable<String> work) {
    while (!ended.get()) {
      long begin = System.nanoTime();
      try {
        String node = work.call();
        calls.add(new Call(begin, System.nanoTime(), node, null));
      } catch (Exception e) {
        calls.add(new Call(begin, System.nanoTime(), "", e));
      }
    }
  }

  /** All calls so far that began at or after a moment. */
  List<Call> since(long nanos) {
    return calls.stream().filter(call -> call.begin() >= nanos).toList();
  }

  List<Call> failures() {
    return calls.stream().filter(Call::failed).toList();
  }

  @Override
  public void close() {
    ended.set(true);
    for (Thread thread : threads) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
