package org.fera.app.organisations;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithParentName;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The organisations by a name of the operator's choice; GeoMapFish calls them tenants. */
@ConfigMapping(prefix = "fera.organisations")
interface OrganisationsConfig {

  /** Each by its name. */
  @WithParentName
  Map<String, Settings> all();

  /** One of them; what it does not set is as for the portal itself. */
  interface Settings {

    /** Its hosts, with port where it is not the scheme's own. */
    List<String> hosts();

    /** The interface that is meant by the name of another: desktop=desktop-lake. */
    Map<String, String> interfaces();

    /** The role that stands for anonymous, registered or intranet. */
    Map<String, String> roles();

    /** Base of its print app's addresses. */
    Optional<URI> printUrl();

    /** What stands before the ending of its files of words: -lake for de-lake.json. */
    Optional<String> localeSuffix();
  }
}
