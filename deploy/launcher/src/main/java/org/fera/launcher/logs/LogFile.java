package org.fera.launcher.logs;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The end of a log that grows and that supervisor begins anew when it has become long. */
public final class LogFile {

  private static final int MOST_BYTES = 4 * 1024 * 1024;

  private final Path path;
  private long seen;

  public LogFile(Path path) {
    this.path = path;
  }

  /** Where it is. */
  public Path path() {
    return path;
  }

  /** Its last lines. */
  public List<String> last(int count) throws IOException {
    long size = Files.size(path);
    List<String> lines = read(Math.max(0, size - MOST_BYTES));
    return lines.subList(Math.max(0, lines.size() - count), lines.size());
  }

  /** The lines that were added since it was last read; a line counts when it is complete. */
  public List<String> added() throws IOException {
    if (!Files.exists(path)) {
      return List.of();
    }
    long size = Files.size(path);
    return size == seen ? List.of() : read(size < seen ? 0 : seen);
  }

  private List<String> read(long from) throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
      byte[] bytes = new byte[(int) Math.min(file.length() - from, MOST_BYTES)];
      file.seek(from);
      file.readFully(bytes);
      int complete = bytes.length;
      while (complete > 0 && bytes[complete - 1] != '\n') {
        complete--;
      }
      seen = from + complete;
      return new String(bytes, 0, complete, StandardCharsets.UTF_8).lines().toList();
    }
  }
}
