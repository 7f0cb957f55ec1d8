package org.fera.app.themes;

import java.util.List;
import java.util.Map;

/**
 * The columns of layers that the caller may edit.
 *
 * @param columns by id of the layer
 * @param failures why a layer has none, by id
 */
record Editing(Map<Integer, List<EditColumn>> columns, Map<Integer, String> failures) {}
