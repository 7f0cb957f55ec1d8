package org.fera.launcher.state;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.fera.launcher.Failure;

/** Only one command at a time changes a state folder; the lock goes with its process. */
public final class StateLock implements AutoCloseable {

  private final FileChannel channel;

  private StateLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Takes the lock.
   *
   * @param command what the caller is about to do, for the message of whoever comes second
   */
  public static StateLock take(Path folder, String command) {
    Path file = folder.resolve("lock");
    try {
      Files.createDirectories(folder);
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      FileLock lock = channel.tryLock();
      if (lock == null) {
        channel.close();
        throw Failure.busy(
            Files.readString(file).strip()
                + " is at work on "
                + folder
                + ": wait until it has ended, or stop it");
      }
      String holder = "fera " + command + " (process " + ProcessHandle.current().pid() + ")";
      channel.truncate(0);
      channel.write(ByteBuffer.wrap(holder.getBytes(StandardCharsets.UTF_8)));
      channel.force(false);
      return new StateLock(channel);
    } catch (IOException e) {
      throw Failure.machine("cannot write to the state folder " + folder + ": " + e.getMessage());
    }
  }

  /** Whether it is still held. */
  public boolean isHeld() {
    return channel.isOpen();
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
