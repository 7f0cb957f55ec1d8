package org.fera.app.shortlink;

import java.security.SecureRandom;
import java.util.regex.Pattern;

/** References of short links: letters and digits that cannot be guessed from others. */
final class References {

  private static final String ALPHABET =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9]{1,20}");

  private final SecureRandom random = new SecureRandom();

  String next(int length) {
    return random
        .ints(Math.max(4, Math.min(20, length)), 0, ALPHABET.length())
        .collect(
            StringBuilder::new, (text, i) -> text.append(ALPHABET.charAt(i)), StringBuilder::append)
        .toString();
  }

  /** Whether a reference can exist at all. */
  static boolean possible(String ref) {
    return FORM.matcher(ref).matches();
  }
}
