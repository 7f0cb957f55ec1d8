package org.fera.app.shortlink;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fera.app.http.BadParameter;

/**
 * An address that may be shortened.
 *
 * @param value absolute, http or https, safe to send in a header
 * @param path what comes after the host, with query and fragment
 */
record LongUrl(String value, String path) {

  /** Apache's limit of a request line; what comes after # is not sent. */
  private static final int LONGEST = 8190;

  private static final int LONGEST_WITH_FRAGMENT = 32_000;

  /** The authority ends where browsers end it, a backslash included. */
  private static final Pattern FORM = Pattern.compile("(?i)https?://([^/?#\\\\]+)(.*)");

  static LongUrl of(String url, Set<String> hosts) {
    String safe = encoded(url);
    if (url.split("#", 2)[0].length() > LONGEST || url.length() > LONGEST_WITH_FRAGMENT) {
      throw new BadParameter("url", "'url' is longer than " + LONGEST + " characters.");
    }
    Matcher matcher = FORM.matcher(safe);
    if (!matcher.matches()) {
      throw new BadParameter("url", "'url' must be an absolute http or https address.");
    }
    if (!hosts.contains(matcher.group(1).toLowerCase(Locale.ROOT))) {
      throw new BadParameter("url", "'url' must be an address of this portal.");
    }
    return new LongUrl(safe, matcher.group(2));
  }

  /**
   * An address that was stored, or its path here when its host is none of those.
   *
   * @param hosts in small letters
   * @param here scheme and host
   */
  static String held(String url, Set<String> hosts, String here) {
    Matcher matcher = FORM.matcher(url);
    if (!matcher.matches() || hosts.contains(matcher.group(1).toLowerCase(Locale.ROOT))) {
      return url;
    }
    return here + (matcher.group(2).startsWith("/") ? "" : "/") + matcher.group(2);
  }

  private static String encoded(String url) {
    StringBuilder encoded = new StringBuilder(url.length());
    for (byte b : url.getBytes(StandardCharsets.UTF_8)) {
      if (b > ' ' && b < 0x7f) {
        encoded.append((char) b);
      } else {
        encoded.append('%').append(String.format("%02X", b));
      }
    }
    return encoded.toString();
  }
}
