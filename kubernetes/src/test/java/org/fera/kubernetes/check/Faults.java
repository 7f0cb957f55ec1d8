package org.fera.kubernetes.check;

import java.util.List;

/** Collects the faults of one resource. */
record Faults(String resource, List<String> found) {

  /** Notes a fault unless something holds. */
  void unless(boolean holds, String fault) {
    if (!holds) {
      found.add(resource + ": " + fault);
    }
  }
}
