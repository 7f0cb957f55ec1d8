package org.fera.print.queue.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;

/** Where the bytes of reports are. They belong to one try of a job. */
interface ReportStore {

  /**
   * Stores the bytes of a try, over what an earlier call may have left of it.
   *
   * @throws IOException if they cannot be read or stored; the print has failed then
   */
  void store(String ref, int number, Path file, String contentType) throws IOException;

  /** Forgets the bytes of a try whose job was given up. */
  void delete(String ref, int number);

  /** The bytes of a finished job, to be closed; empty if there are none. */
  Optional<InputStream> open(String ref) throws IOException, InterruptedException;

  /** Removes some of what belongs to no finished job any more; to be called now and then. */
  void sweep();
}
