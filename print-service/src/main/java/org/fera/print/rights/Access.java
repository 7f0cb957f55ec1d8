package org.fera.print.rights;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Who may use an app, a layout or a job: MapFish Print's {@code access}.
 *
 * @param rules all must hold: a caller needs one of a rule's roles, by name; a rule without roles
 *     wants any user. No rule: open to everybody
 */
public record Access(List<SortedSet<String>> rules) {

  /** For everybody. */
  public static final Access OPEN = new Access(List.of());

  private static final ObjectMapper JSON = new ObjectMapper();

  public Access {
    rules = List.copyOf(rules);
  }

  /** For users with one of these roles; for any user if there are none. */
  public static Access roles(List<String> names) {
    return new Access(List.of(new TreeSet<>(names)));
  }

  /** For those to whom both are open. */
  public Access and(Access other) {
    return new Access(Stream.concat(rules.stream(), other.rules.stream()).toList());
  }

  /** Whether it is for everybody. */
  public boolean isOpen() {
    return rules.isEmpty();
  }

  /** The rules as JSON: a list of lists of roles. */
  public String json() {
    try {
      return JSON.writeValueAsString(rules);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What {@link #json} wrote. */
  public static Access parse(String json) {
    try {
      List<TreeSet<String>> rules = JSON.readValue(json, new TypeReference<>() {});
      return new Access(List.copyOf(rules));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("An access is not readable: " + e.getOriginalMessage(), e);
    }
  }
}
