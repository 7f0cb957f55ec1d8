package org.fera.router.written;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Writes and reads the token that carries what a client has written, so that no store is shared
 * between instances: {@code 1.<expires>.<source>~<system>~<timeline>~<lsn>[...].<mac>}, numbers in
 * base 36, names and mac in base64url.
 */
public final class TokenCodec {

  private static final String VERSION = "1";
  private static final int MAX_LENGTH = 2000;
  private static final int MAC_BYTES = 16;

  private final SecretKeySpec key;
  private final Duration ttl;
  private final Clock clock;

  /**
   * @param key the same on every instance; empty for a random one, which only this process
   *     understands
   * @param ttl how long a token counts; by then every slave that serves reads has caught up
   */
  public TokenCodec(Optional<String> key, Duration ttl, Clock clock) {
    byte[] bytes =
        key.map(text -> text.getBytes(StandardCharsets.UTF_8)).orElseGet(TokenCodec::random);
    this.key = new SecretKeySpec(bytes, "HmacSHA256");
    this.ttl = ttl;
    this.clock = clock;
  }

  private static byte[] random() {
    byte[] bytes = new byte[32];
    new SecureRandom().nextBytes(bytes);
    return bytes;
  }

  public Duration ttl() {
    return ttl;
  }

  /** A token with these positions by source. */
  public String encode(Map<String, Position> positions) {
    StringBuilder text =
        new StringBuilder(VERSION)
            .append('.')
            .append(number(clock.instant().plus(ttl).getEpochSecond()));
    new TreeMap<>(positions)
        .forEach(
            (source, position) ->
                text.append('.')
                    .append(base64(source.getBytes(StandardCharsets.UTF_8)))
                    .append('~')
                    .append(number(position.systemId()))
                    .append('~')
                    .append(number(position.timeline()))
                    .append('~')
                    .append(number(position.lsn())));
    return text + "." + mac(text.toString());
  }

  /** The positions of a token; empty when it is not ours, not whole, or too old. Never fails. */
  public Map<String, Position> decode(String token) {
    int last = token.lastIndexOf('.');
    if (last < 0 || token.length() > MAX_LENGTH) {
      return Map.of();
    }
    String text = token.substring(0, last);
    boolean ours =
        MessageDigest.isEqual(
            mac(text).getBytes(StandardCharsets.US_ASCII),
            token.substring(last + 1).getBytes(StandardCharsets.UTF_8));
    String[] parts = text.split("\\.");
    if (!ours || parts.length < 2 || !parts[0].equals(VERSION)) {
      return Map.of();
    }
    if (Long.parseLong(parts[1], Character.MAX_RADIX) < clock.instant().getEpochSecond()) {
      return Map.of();
    }
    Map<String, Position> positions = new TreeMap<>();
    for (int i = 2; i < parts.length; i++) {
      String[] fields = parts[i].split("~");
      String source = new String(Base64.getUrlDecoder().decode(fields[0]), StandardCharsets.UTF_8);
      positions.put(
          source, new Position(number(fields[1]), (int) number(fields[2]), number(fields[3])));
    }
    return positions;
  }

  private static String number(long value) {
    return Long.toString(value, Character.MAX_RADIX);
  }

  private static long number(String text) {
    return Long.parseLong(text, Character.MAX_RADIX);
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private String mac(String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      byte[] whole = mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
      return base64(java.util.Arrays.copyOf(whole, MAC_BYTES));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HmacSHA256", e);
    }
  }
}
