package org.fera.tile.dimension;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The values of a tileset's dimensions that a request means, in the order of its dimensions; empty
 * for a tileset without any.
 */
public record Chosen(List<String> values) {

  public static final Chosen NONE = new Chosen(List.of());

  private static final int HASH_BYTES = 16;

  /** What may stand in a path as it is; the rest is written as its number, so that none meet. */
  private static final String PLAIN = "-_:+";

  /** Longer names of files are not to be had everywhere. */
  private static final int LONGEST_SEGMENT = 200;

  public Chosen {
    values = List.copyOf(values);
  }

  /** Of each dimension its usual value. */
  public static Chosen usual(List<Dimension> dimensions) {
    return new Chosen(dimensions.stream().map(Dimension::usual).toList());
  }

  /**
   * A name for them that is as long for all values and different for different ones, however they
   * are written; it stands in keys.
   */
  public String name() {
    String text =
        values.stream().map(value -> value.length() + ":" + value).collect(Collectors.joining());
    return hash(text);
  }

  /** What the source is told. */
  public Map<String, String> parameters(List<Dimension> dimensions) {
    Map<String, String> parameters = new LinkedHashMap<>();
    for (int i = 0; i < values.size(); i++) {
      parameters.putAll(dimensions.get(i).parameters(values.get(i)));
    }
    return parameters;
  }

  /** The values by the names of their dimensions. */
  public Map<String, String> byName(List<Dimension> dimensions) {
    Map<String, String> named = new LinkedHashMap<>();
    for (int i = 0; i < values.size(); i++) {
      named.put(dimensions.get(i).name(), values.get(i));
    }
    return named;
  }

  /** A segment of a path for each, different for different values. */
  public List<String> segments() {
    return values.stream().map(Chosen::segment).toList();
  }

  private static String segment(String value) {
    String segment =
        value
            .chars()
            .mapToObj(
                c ->
                    isPlain((char) c)
                        ? String.valueOf((char) c)
                        : "#" + String.format(Locale.ROOT, "%04x", c))
            .collect(Collectors.joining());
    return segment.length() > LONGEST_SEGMENT ? "##" + hash(value) : segment;
  }

  private static boolean isPlain(char c) {
    return (c >= '0' && c <= '9')
        || (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || PLAIN.indexOf(c) >= 0;
  }

  private static String hash(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return new BigInteger(1, Arrays.copyOf(hash, HASH_BYTES)).toString(Character.MAX_RADIX);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
