package org.fera.print.rights;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/**
 * Whose rights are asked for: what a caller says about itself.
 *
 * @param headers that wsgi-app needs to know the caller: cookies, password, page, address; secrets
 */
record Question(Map<String, String> headers) {

  Question {
    headers = new TreeMap<>(headers);
  }

  /** A name for the question that tells nothing of what is asked. */
  String hash() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      headers.forEach(
          (name, value) ->
              digest.update((name + '\n' + value + '\n').getBytes(StandardCharsets.UTF_8)));
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("This Java has no SHA-256", e);
    }
  }

  /** Secrets stay out of logs. */
  @Override
  public String toString() {
    return "Question" + headers.keySet();
  }
}
