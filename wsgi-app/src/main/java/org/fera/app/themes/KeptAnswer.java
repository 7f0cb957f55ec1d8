package org.fera.app.themes;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * An answer as it is kept: compressed, since a large portal's is megabytes and browsers want it so.
 *
 * @param gzip the JSON, compressed
 * @param tag tells whether the JSON is the same
 * @param errors those of the answer
 * @param whole false when an OGC server did not answer, so that the next answer may be better
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record KeptAnswer(byte[] gzip, String tag, Set<String> errors, boolean whole) {

  static KeptAnswer of(byte[] json, Set<String> errors, boolean whole) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(json.length / 8);
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new KeptAnswer(bytes.toByteArray(), tag(json), Set.copyOf(errors), whole);
  }

  /** The same with a text in place of another, which JSON writes as it is, wherever it stands. */
  KeptAnswer with(String old, String text) {
    String quoted = new String(JsonStringEncoder.getInstance().quoteAsString(text));
    String json = new String(json(), StandardCharsets.UTF_8).replace(old, quoted);
    return of(
        json.getBytes(StandardCharsets.UTF_8),
        errors.stream().map(error -> error.replace(old, text)).collect(Collectors.toSet()),
        whole);
  }

  /** For the few callers that do not take it compressed. */
  byte[] json() {
    try (GZIPInputStream plain = new GZIPInputStream(new ByteArrayInputStream(gzip))) {
      return plain.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String tag(byte[] json) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(json);
      return HexFormat.of().formatHex(digest, 0, 12);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
