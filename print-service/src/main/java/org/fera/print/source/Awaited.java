package org.fera.print.source;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.LongAdder;

/** A future that counts how long others wait for it. */
record Awaited<T>(Future<T> future, LongAdder nanos) implements Future<T> {

  @Override
  public T get() throws InterruptedException, ExecutionException {
    long begin = System.nanoTime();
    try {
      return future.get();
    } finally {
      nanos.add(System.nanoTime() - begin);
    }
  }

  @Override
  public T get(long timeout, TimeUnit unit)
      throws InterruptedException, ExecutionException, TimeoutException {
    long begin = System.nanoTime();
    try {
      return future.get(timeout, unit);
    } finally {
      nanos.add(System.nanoTime() - begin);
    }
  }

  @Override
  public boolean cancel(boolean mayInterruptIfRunning) {
    return future.cancel(mayInterruptIfRunning);
  }

  @Override
  public boolean isCancelled() {
    return future.isCancelled();
  }

  @Override
  public boolean isDone() {
    return future.isDone();
  }
}
