package org.fera.print.queue.postgres;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.jdbi.v3.core.JdbiException;

/**
 * A report read part by part. Between two parts no connection is held, so that slow clients hold
 * none, and a part may come from another master than the one before.
 */
final class PartStream extends InputStream {

  private final PartTable parts;
  private final Insistence insistence;
  private final String ref;
  private InputStream part;
  private int next = 1;
  private boolean last;

  PartStream(PartTable parts, Insistence insistence, String ref, byte[] first) {
    this.parts = parts;
    this.insistence = insistence;
    this.ref = ref;
    begin(first);
  }

  private void begin(byte[] data) {
    part = new ByteArrayInputStream(data);
    last = data.length < PartTable.PART;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    int read = part.read(target, offset, length);
    while (read < 0 && !last) {
      begin(nextPart());
      read = part.read(target, offset, length);
    }
    return read;
  }

  private byte[] nextPart() throws IOException {
    int number = next++;
    try {
      Optional<byte[]> data = insistence.on(() -> parts.part(ref, number));
      // A report whose length is a multiple of a part's ends with a part that is not there.
      return data.orElseGet(() -> new byte[0]);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted while a report is read", e);
    } catch (JdbiException | org.fera.router.RouterException e) {
      throw new IOException("The database of the report is not there", e);
    }
  }
}
