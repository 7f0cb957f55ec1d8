package org.fera.app.themes;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * A column as forms read it; names are GeoMapFish's, after XML Schema.
 *
 * @param type {@code xsd:...}, of a geometry {@code gml:...PropertyType}
 * @param nillable true: may be empty; null: must be filled in
 * @param srid of a geometry; else null
 * @param restriction {@code enumeration} of a column whose values are those of a list; else null
 * @param enumeration the list; else null
 * @param maxLength in characters; null: no limit
 * @param fractionDigits of a decimal; null: no limit
 * @param totalDigits of a decimal; null: no limit
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record EditColumn(
    String name,
    String type,
    Boolean nillable,
    Integer srid,
    String restriction,
    List<String> enumeration,
    Integer maxLength,
    Integer fractionDigits,
    Integer totalDigits) {

  static EditColumn list(String name, boolean nullable, List<String> values) {
    return new EditColumn(
        name, "xsd:string", nillable(nullable), null, "enumeration", values, null, null, null);
  }

  static Boolean nillable(boolean nullable) {
    return nullable ? Boolean.TRUE : null;
  }
}
