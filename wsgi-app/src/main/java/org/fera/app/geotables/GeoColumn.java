package org.fera.app.geotables;

import java.util.List;
import java.util.Optional;

/**
 * A column of a table with features.
 *
 * @param type name of its PostgreSQL type
 * @param modifier of the type, as pg_attribute has it; -1: none
 * @param labels of an enumerated type; else null
 * @param geometryType of a geometry, in capitals: POINT, GEOMETRY ...; else null
 * @param srid of a geometry; else null
 * @param target what it refers to
 */
public record GeoColumn(
    String name,
    boolean nullable,
    boolean primaryKey,
    String type,
    int modifier,
    List<String> labels,
    String geometryType,
    Integer srid,
    Optional<Target> target) {

  /** What pgjdbc and SQL call no modifier. */
  static final int NONE = -1;

  /** Bytes of a header that modifiers of texts and numbers count. */
  private static final int HEADER = 4;

  /**
   * The table that a foreign key refers to.
   *
   * @param columns its columns
   */
  public record Target(GeoTable table, List<String> columns) {}

  /** Most characters of a text; empty: no limit, or no text. */
  public Optional<Integer> maxLength() {
    boolean limited = (type.equals("varchar") || type.equals("bpchar")) && modifier != NONE;
    return limited ? Optional.of(modifier - HEADER) : Optional.empty();
  }

  /** All digits of a decimal; empty: no limit, or no decimal. */
  public Optional<Integer> totalDigits() {
    return type.equals("numeric") && modifier != NONE
        ? Optional.of(modifier - HEADER >> 16 & 0xFFFF)
        : Optional.empty();
  }

  /** Digits behind the point of a decimal. */
  public Optional<Integer> fractionDigits() {
    return totalDigits().map(digits -> modifier - HEADER & 0x7FF);
  }
}
