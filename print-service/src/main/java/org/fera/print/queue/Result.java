package org.fera.print.queue;

import java.util.List;

/**
 * What a finished job has to offer; its bytes come from {@link JobQueue#open}.
 *
 * @param contentType media type
 * @param filename name for the download, with its extension
 * @param size bytes
 * @param warnings what is missing in it, in words
 */
public record Result(String contentType, String filename, long size, List<String> warnings) {

  /** A copy without what can change. */
  public Result {
    warnings = List.copyOf(warnings);
  }
}
