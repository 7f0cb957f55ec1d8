package org.fera.app.environments.diff;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * A difference: what one environment has to be given to be as the other.
 *
 * @param change added, removed, renamed, moved or changed
 * @param kind interface, theme, group, layer, OGC server, role, functionality or restriction area
 * @param name as it is afterwards, or was when it is removed
 * @param id in the database
 * @param values what changes, for {@code changed} and {@code renamed}
 * @param from places in the tree before, for {@code moved}
 * @param to places afterwards, for {@code moved}
 * @param words the same as a sentence
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Change(
    String change,
    String kind,
    String name,
    int id,
    List<Value> values,
    List<String> from,
    List<String> to,
    String words) {

  /**
   * A value that changes.
   *
   * @param name the word for it
   * @param before as it is; null when there is none
   * @param after as it becomes; null when there is none
   */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  public record Value(String name, String before, String after) {}
}
