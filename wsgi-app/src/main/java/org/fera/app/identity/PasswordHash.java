package org.fera.app.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.commons.codec.digest.Sha2Crypt;

/**
 * A password as the table user holds it: crypt(3)'s SHA-512, {@code $6$...}, or GeoMapFish's old
 * form, the SHA-1 of the password in hexadecimal digits without salt.
 *
 * @param text the column's value
 */
record PasswordHash(String text) {

  private static final Pattern OLD = Pattern.compile("[0-9a-f]{40}");
  private static final Pattern CRYPT =
      Pattern.compile("\\$6\\$(?:rounds=(\\d{1,9})\\$)?[^$]{1,16}\\$[./0-9A-Za-z]{86}");

  /** A hash that asks for more would be a way to keep the processor busy. */
  private static final int MOST_ROUNDS = 200_000;

  /** The hash of no password, which takes as long to compare as a user's. */
  static final PasswordHash NONE = new PasswordHash("$6$nobody$" + "/".repeat(86));

  static PasswordHash of(String password) {
    return new PasswordHash(Sha2Crypt.sha512Crypt(password.getBytes(StandardCharsets.UTF_8)));
  }

  /** Whether the password has to be hashed again. */
  boolean isOld() {
    return OLD.matcher(text).matches();
  }

  /** Takes as long for each kind of hash, right or wrong. */
  boolean matches(String password) {
    if (isOld()) {
      NONE.crypt(password);
      return equal(DigestUtils.sha1Hex(password), text);
    }
    Matcher crypt = CRYPT.matcher(text);
    boolean known =
        crypt.matches()
            && (crypt.group(1) == null || Integer.parseInt(crypt.group(1)) <= MOST_ROUNDS);
    return known ? equal(crypt(password), text) : NONE.matches(password);
  }

  /** Tells one password of a user from the next, and nothing else. */
  String mark() {
    byte[] digest = DigestUtils.sha256("fera|" + text);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(digest).substring(0, 11);
  }

  private String crypt(String password) {
    String salt = text.substring(0, text.lastIndexOf('$') + 1);
    return Sha2Crypt.sha512Crypt(password.getBytes(StandardCharsets.UTF_8), salt);
  }

  private static boolean equal(String a, String b) {
    return MessageDigest.isEqual(
        a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
  }
}
