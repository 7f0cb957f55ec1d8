package org.fera.router.policy;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;

/**
 * The path that the force lists see: what the resource behind it is, whatever its spelling. Percent
 * escapes are decoded and only what a path may not carry is escaped again (upper case), matrix
 * parameters and the query go, {@code //} and dot segments collapse. An escaped slash stays {@code
 * %2F}: it separates no segments for the router of resources either.
 */
public final class Subject {

  private static final String PLAIN = "-._~!$&'()*+,=:@/";

  private Subject() {}

  /**
   * @param rawPath path of the request line, with or without a query string; {@code *} and the
   *     empty path count as {@code /}
   * @param entry the entry point, {@code /} or like {@code /portal/}; prepended to a path that does
   *     not begin with it
   */
  public static String of(String rawPath, String entry) {
    String path = normalise(rawPath);
    String bare = entry.substring(0, entry.length() - 1);
    if (bare.isEmpty() || path.equals(bare) || path.startsWith(entry)) {
      return path;
    }
    return bare + path;
  }

  /** {@link #of} without an entry point. Normalising twice gives the same as once. */
  public static String normalise(String rawPath) {
    return isNormal(rawPath) ? rawPath : rewritten(rawPath);
  }

  /** Most paths are, and need no work; a segment that begins with a dot is looked at closely. */
  private static boolean isNormal(String path) {
    if (path.isEmpty() || path.charAt(0) != '/') {
      return false;
    }
    boolean afterSlash = false;
    for (int i = 0; i < path.length(); i++) {
      char c = path.charAt(i);
      if (afterSlash && (c == '/' || c == '.') || !isPlain(c)) {
        return false;
      }
      afterSlash = c == '/';
    }
    return true;
  }

  private static boolean isPlain(char c) {
    return c < 0x80 && (Character.isLetterOrDigit(c) || PLAIN.indexOf(c) >= 0);
  }

  private static String rewritten(String rawPath) {
    int end = rawPath.length();
    for (char mark : new char[] {'?', '#'}) {
      int at = rawPath.indexOf(mark);
      end = at >= 0 && at < end ? at : end;
    }
    String path = rawPath.substring(0, end);
    if (path.equals("*")) {
      return "/";
    }
    Deque<String> kept = new ArrayDeque<>();
    boolean folder = true;
    for (String segment : path.split("/", -1)) {
      int matrix = segment.indexOf(';');
      String name = canonical(matrix < 0 ? segment : segment.substring(0, matrix));
      folder = name.isEmpty() || name.equals(".") || name.equals("..");
      if (name.equals("..")) {
        kept.pollLast();
      } else if (!folder) {
        kept.addLast(name);
      }
    }
    String joined = "/" + String.join("/", kept);
    return folder && !kept.isEmpty() ? joined + "/" : joined;
  }

  private static String canonical(String segment) {
    byte[] bytes = decode(segment);
    StringBuilder out = new StringBuilder(bytes.length);
    for (byte b : bytes) {
      char c = (char) (b & 0xff);
      if (c != '/' && isPlain(c)) {
        out.append(c);
      } else {
        out.append('%').append(String.format(Locale.ROOT, "%02X", (int) c));
      }
    }
    return out.toString();
  }

  private static byte[] decode(String segment) {
    byte[] in = segment.getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream out = new ByteArrayOutputStream(in.length);
    for (int i = 0; i < in.length; i++) {
      int high = i + 2 < in.length && in[i] == '%' ? Character.digit(in[i + 1], 16) : -1;
      int low = high >= 0 ? Character.digit(in[i + 2], 16) : -1;
      if (low >= 0) {
        out.write(high * 16 + low);
        i += 2;
      } else {
        out.write(in[i]);
      }
    }
    return out.toByteArray();
  }
}
