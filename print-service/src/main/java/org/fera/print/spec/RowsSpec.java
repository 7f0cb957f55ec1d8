package org.fera.print.spec;

import java.util.List;
import java.util.Map;

/** Rows of a data source: attributes by name, as in {@link PrintSpec#values}. */
public record RowsSpec(List<Map<String, Object>> rows) {}
