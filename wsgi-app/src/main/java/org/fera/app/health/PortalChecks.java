package org.fera.app.health;

import java.util.List;

/** Offers checks; every bean of this type is asked. */
public interface PortalChecks {

  /** The checks of the portal as it is now; must not fail, and costs little. */
  List<PortalCheck> checks();
}
