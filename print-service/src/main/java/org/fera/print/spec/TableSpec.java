package org.fera.print.spec;

import java.util.List;

/**
 * A table that a request holds.
 *
 * @param rows as many values as columns; String, Integer, Long, BigDecimal, Boolean or null
 */
public record TableSpec(List<String> columns, List<List<Object>> rows) {}
