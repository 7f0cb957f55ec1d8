package org.fera.print.fetch;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;

/**
 * Tells public addresses from those that lead inside; ranges of the IANA special-purpose
 * registries.
 */
final class PublicAddress {

  private PublicAddress() {}

  static boolean is(InetAddress address) {
    if (address.isAnyLocalAddress()
        || address.isLoopbackAddress()
        || address.isLinkLocalAddress()
        || address.isSiteLocalAddress()
        || address.isMulticastAddress()) {
      return false;
    }
    byte[] bytes = address.getAddress();
    return address instanceof Inet4Address ? is4(bytes, 0) : is6((Inet6Address) address, bytes);
  }

  private static boolean is4(byte[] bytes, int from) {
    int a = bytes[from] & 0xff;
    int b = bytes[from + 1] & 0xff;
    int c = bytes[from + 2] & 0xff;
    boolean inside =
        a == 0
            || a == 10
            || a == 127
            || (a == 100 && b >= 64 && b < 128)
            || (a == 169 && b == 254)
            || (a == 172 && b >= 16 && b < 32)
            || (a == 192 && b == 168)
            || (a == 192 && b == 0 && (c == 0 || c == 2))
            || (a == 198 && (b == 18 || b == 19))
            || (a == 198 && b == 51 && c == 100)
            || (a == 203 && b == 0 && c == 113)
            || a >= 224;
    return !inside;
  }

  private static boolean is6(Inet6Address address, byte[] bytes) {
    if (address.isIPv4CompatibleAddress()) {
      return false;
    }
    int first = (bytes[0] & 0xff) << 8 | bytes[1] & 0xff;
    boolean nat64 = first == 0x64 && (bytes[2] & 0xff) == 0xff && (bytes[3] & 0xff) == 0x9b;
    if (nat64) {
      return is4(bytes, 12);
    }
    if (first == 0x2002) {
      return is4(bytes, 2);
    }
    boolean global = (first & 0xe000) == 0x2000;
    boolean documentation = first == 0x2001 && bytes[2] == 0x0d && (bytes[3] & 0xff) == 0xb8;
    boolean teredo = first == 0x2001 && bytes[2] == 0 && bytes[3] == 0;
    return global && !documentation && !teredo;
  }
}
