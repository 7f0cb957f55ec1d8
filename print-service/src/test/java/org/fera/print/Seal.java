package org.fera.print;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What wsgi-app says of a caller under its seal, as docs/contracts/wsgi-app.md has it. */
final class Seal {

  private Seal() {}

  /** The header of a caller from 192.0.2.7. */
  static String of(String secret) {
    String said = Instant.now().getEpochSecond() + " 192.0.2.7 " + PrintServers.VISIBLE;
    byte[] key = mac(secret.getBytes(StandardCharsets.UTF_8), "fera.printproxy");
    return said + " " + Base64.getUrlEncoder().withoutPadding().encodeToString(mac(key, said));
  }

  private static byte[] mac(byte[] key, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
