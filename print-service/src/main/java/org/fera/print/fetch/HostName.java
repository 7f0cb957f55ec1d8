package org.fera.print.fetch;

import java.util.regex.Pattern;

/**
 * Tells names and plain addresses from numbers in disguise. {@code 0177.0.0.1}, {@code 2130706433}
 * and {@code 0x7f.1} are read differently by different programs; nobody needs them.
 */
final class HostName {

  private static final Pattern NUMBERS =
      Pattern.compile("(?i)(0x[0-9a-f]*|[0-9]+)(\\.(0x[0-9a-f]*|[0-9]+))*\\.?");
  private static final String BYTE = "(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
  private static final Pattern IPV4 = Pattern.compile(BYTE + "(\\." + BYTE + "){3}");
  private static final Pattern NAME =
      Pattern.compile(
          "(?i)[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?(\\.[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?)*\\.?");
  private static final Pattern IPV6 = Pattern.compile("(?i)\\[[0-9a-f:.]+\\]");

  private HostName() {}

  /** Whether a URL's host is a name, an IPv4 address as usual, or an IPv6 address without zone. */
  static boolean isPlain(String host) {
    if (NUMBERS.matcher(host).matches()) {
      return IPV4.matcher(host).matches();
    }
    return host.length() <= 253 && NAME.matcher(host).matches() || IPV6.matcher(host).matches();
  }
}
