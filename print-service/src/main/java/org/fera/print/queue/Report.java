package org.fera.print.queue;

import java.nio.file.Path;
import java.util.List;

/**
 * A finished print.
 *
 * @param file on this machine's disk, removed by the queue in time
 * @param contentType media type
 * @param filename name for the download, with its extension
 * @param warnings what is missing in it, in words
 */
public record Report(Path file, String contentType, String filename, List<String> warnings) {}
