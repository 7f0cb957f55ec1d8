package org.fera.app.organisations;

import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.fera.app.http.KnownHosts;

/** Which organisation a host belongs to. */
@Singleton
class OrganisationHosts implements KnownHosts {

  private final Map<String, OrganisationsConfig.Settings> byHost = new HashMap<>();

  OrganisationHosts(OrganisationsConfig config) {
    config
        .all()
        .forEach(
            (name, settings) ->
                settings
                    .hosts()
                    .forEach(
                        host -> {
                          if (byHost.put(lower(host), settings) != null) {
                            throw new IllegalArgumentException(
                                "fera.organisations."
                                    + name
                                    + ".hosts: "
                                    + host
                                    + " is another organisation's.");
                          }
                        }));
  }

  Optional<OrganisationsConfig.Settings> of(String host) {
    return Optional.ofNullable(byHost.get(lower(host)));
  }

  @Override
  public boolean contain(String host) {
    return byHost.containsKey(lower(host));
  }

  private static String lower(String host) {
    return host.strip().toLowerCase(Locale.ROOT);
  }
}
