package org.fera.app.viewer;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;

/**
 * A file that is handed out as it is, once more packed where that saves something.
 *
 * @param contentType with the character set where it is text
 * @param etag strong, with its quotation marks; the packed form has another one
 */
record BundleFile(String contentType, byte[] plain, Optional<byte[]> gzip, String etag) {

  private static final Map<String, String> TYPES =
      Map.of(
          "html", "text/html; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "txt", "text/plain; charset=utf-8",
          "svg", "image/svg+xml",
          "png", "image/png",
          "woff2", "font/woff2");

  /**
   * @param name whose ending tells the type
   * @param hash of the content
   */
  static BundleFile of(String name, byte[] content, String hash) {
    String ending = name.substring(name.lastIndexOf('.') + 1);
    String type = TYPES.getOrDefault(ending, "application/octet-stream");
    byte[] packed = pack(content);
    Optional<byte[]> gzip =
        packed.length < content.length * 0.9 ? Optional.of(packed) : Optional.empty();
    return new BundleFile(type, content, gzip, '"' + hash + '"');
  }

  String gzipEtag() {
    return etag.substring(0, etag.length() - 1) + "-gzip\"";
  }

  private static byte[] pack(byte[] content) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
