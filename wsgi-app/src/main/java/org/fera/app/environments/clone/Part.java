package org.fera.app.environments.clone;

import java.util.List;

/**
 * One step of building a schema.
 *
 * @param kind what it makes
 * @param id the object that it copies; several parts may share one
 * @param label for people: {@code table theme}
 * @param statements to run with the new schema first in the search path, where all names are the
 *     new schema's own unless qualified
 */
record Part(Kind kind, ObjectId id, String label, List<String> statements) {

  Part {
    statements = List.copyOf(statements);
  }
}
