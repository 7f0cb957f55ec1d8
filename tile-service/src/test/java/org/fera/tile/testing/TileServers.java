package org.fera.tile.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/**
 * Gives the service the sample's tilesets, a Memcached of its own, and MapServer through a proxy.
 */
public final class TileServers implements QuarkusTestResourceLifecycleManager {

  private MemcachedServer memcached;
  private MapServerProxy mapServer;
  private IdentityServer identity;
  private IdentityServer integration;

  @Override
  public Map<String, String> start() {
    try {
      memcached = MemcachedServer.started();
      mapServer = MapServerProxy.started();
      identity = IdentityServer.started();
      integration = IdentityServer.started();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    // There everybody is an editor.
    integration.say("{\"user\":null,\"roles\":[{\"id\":12,\"name\":\"role_editor\"}]}");
    return Map.of(
        "fera.tiles.environments.integration.url", "https://portal.test/integration/",
        "fera.tiles.environments.integration.identity-url", integration.url(),
        "fera.tiles.config", Servers.patientTiles().toString(),
        "fera.tiles.servers.mapserver", mapServer.url(),
        "fera.tiles.memcached", memcached.address(),
        "fera.tiles.identity.url", identity.url(),
        "fera.tiles.identity.timeout", "60s",
        // The tests ask from 127.0.0.1, as the entry would, and from other loopback addresses.
        "fera.http.trusted-proxies", "10.1.0.0/16,127.0.0.1",
        "quarkus.http.test-timeout", "200s");
  }

  @Override
  public void inject(TestInjector injector) {
    injector.injectIntoFields(memcached, new TestInjector.MatchesType(MemcachedServer.class));
    injector.injectIntoFields(identity, new TestInjector.MatchesType(IdentityServer.class));
    injector.injectIntoFields(mapServer, new TestInjector.MatchesType(MapServerProxy.class));
  }

  @Override
  public void stop() {
    if (identity != null) {
      identity.close();
    }
    if (integration != null) {
      integration.close();
    }
    if (mapServer != null) {
      mapServer.close();
    }
    if (memcached != null) {
      memcached.close();
    }
  }
}
