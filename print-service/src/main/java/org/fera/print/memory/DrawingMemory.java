package org.fera.print.memory;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.Semaphore;

/**
 * Shares the heap between jobs that hold rasters: a job says what it needs and waits until others
 * have finished, so that many large maps take longer instead of taking the service down.
 */
@ApplicationScoped
public class DrawingMemory {

  private static final double SHARE_OF_HEAP = 0.55;
  private static final long UNIT = 1024;

  private final int units;
  private final Semaphore free;

  /** A share of what this JVM may use at most. */
  public DrawingMemory() {
    this((long) (Runtime.getRuntime().maxMemory() * SHARE_OF_HEAP));
  }

  DrawingMemory(long bytes) {
    this.units = (int) Math.min(Integer.MAX_VALUE, bytes / UNIT);
    this.free = new Semaphore(units, true);
  }

  /** Memory in use; closing gives it back. */
  public interface Held {

    /** Gives it back; to be called once. */
    void close();
  }

  /**
   * Waits for memory.
   *
   * @throws TooLargeException if there will never be that much
   */
  public Held hold(long bytes) throws TooLargeException, InterruptedException {
    long wanted = bytes / UNIT + 1;
    if (wanted > units) {
      throw new TooLargeException(bytes, units * UNIT);
    }
    int taken = (int) wanted;
    free.acquire(taken);
    return () -> free.release(taken);
  }
}
