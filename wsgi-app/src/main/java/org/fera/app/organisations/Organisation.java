package org.fera.app.organisations;

import jakarta.enterprise.context.RequestScoped;
import java.net.URI;
import java.util.Optional;
import org.fera.app.http.PublicUrl;

/** The organisation whose host the request names; without one all is as the portal has it. */
@RequestScoped
public class Organisation {

  private final Optional<OrganisationsConfig.Settings> settings;

  Organisation(OrganisationHosts hosts, PublicUrl publicUrl) {
    this.settings = hosts.of(publicUrl.requestHost());
  }

  /** The interface that is meant by a name; null for null. */
  public String interfaceName(String asked) {
    return asked == null
        ? null
        : settings.map(own -> own.interfaces().getOrDefault(asked, asked)).orElse(asked);
  }

  /**
   * Name of the role that stands for one that callers have without being given it.
   *
   * @param general anonymous, registered or intranet
   */
  public String role(String general) {
    return settings.map(own -> own.roles().getOrDefault(general, general)).orElse(general);
  }

  /** Base of the print app's addresses; empty: that of the portal. */
  public Optional<URI> printUrl() {
    return settings.flatMap(OrganisationsConfig.Settings::printUrl);
  }

  /** What stands before the ending of files of words; may be empty. */
  public String localeSuffix() {
    return settings.flatMap(OrganisationsConfig.Settings::localeSuffix).orElse("");
  }
}
