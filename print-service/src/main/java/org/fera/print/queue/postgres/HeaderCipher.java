package org.fera.print.queue.postgres;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Map;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts the callers' headers for the table of jobs: AES-256-GCM, bound to the job's ref, with a
 * key made from the operator's secret.
 */
final class HeaderCipher {

  private static final String LABEL = "fera print-service, headers of jobs, 1";
  private static final int NONCE = 12;
  private static final int TAG_BITS = 128;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final SecretKeySpec key;
  private final SecureRandom random = new SecureRandom();

  HeaderCipher(String secret) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      this.key = new SecretKeySpec(mac.doFinal(LABEL.getBytes(StandardCharsets.UTF_8)), "AES");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java has no HMAC with SHA-256", e);
    }
  }

  /** Headers as bytes that nobody else can read; null if there are none. */
  byte[] seal(String ref, Map<String, String> headers) {
    if (headers.isEmpty()) {
      return null;
    }
    byte[] nonce = new byte[NONCE];
    random.nextBytes(nonce);
    try {
      byte[] sealed =
          cipher(Cipher.ENCRYPT_MODE, ref, nonce).doFinal(JSON.writeValueAsBytes(headers));
      byte[] all = Arrays.copyOf(nonce, NONCE + sealed.length);
      System.arraycopy(sealed, 0, all, NONCE, sealed.length);
      return all;
    } catch (GeneralSecurityException | JsonProcessingException e) {
      throw new IllegalStateException("Headers cannot be encrypted", e);
    }
  }

  /**
   * The headers of a job; none for null.
   *
   * @throws IllegalStateException if they were sealed by another key or for another job
   */
  Map<String, String> open(String ref, byte[] sealed) {
    if (sealed == null) {
      return Map.of();
    }
    try {
      byte[] nonce = Arrays.copyOf(sealed, NONCE);
      byte[] plain =
          cipher(Cipher.DECRYPT_MODE, ref, nonce).doFinal(sealed, NONCE, sealed.length - NONCE);
      return JSON.readValue(plain, new TypeReference<Map<String, String>>() {});
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException(
          "The caller's headers cannot be read: do all instances have the same"
              + " FERA_PRINT_QUEUE_KEY?",
          e);
    }
  }

  private Cipher cipher(int mode, String ref, byte[] nonce) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(ref.getBytes(StandardCharsets.UTF_8));
    return cipher;
  }
}
