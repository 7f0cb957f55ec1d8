package org.fera.tile.render;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import java.time.Clock;
import org.fera.tile.cache.HeapTiles;
import org.fera.tile.cache.MemcachedClient;
import org.fera.tile.cache.MemcachedTiles;
import org.fera.tile.config.TileConfiguration;
import org.fera.tile.lease.MemcachedLeases;
import org.fera.tile.source.WmsSource;
import org.fera.tile.store.Stores;
import org.fera.tile.testing.MemcachedClients;
import org.fera.tile.testing.MemcachedServer;
import org.fera.tile.tileset.GridLink;
import org.fera.tile.tileset.Tileset;

/** The inside of an instance without HTTP, with a heap cache and clients of its own. */
record Instance(TileConfiguration configuration, Tiles tiles, MemcachedClient memcached)
    implements AutoCloseable {

  static Instance started(Vertx vertx, TileConfiguration configuration, MemcachedServer server) {
    return over(vertx, configuration, MemcachedClients.connected(server));
  }

  static Instance over(Vertx vertx, TileConfiguration configuration, MemcachedClient client) {
    SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    HeapTiles heap = new HeapTiles(10_000_000);
    MemcachedTiles shared = new MemcachedTiles(client, metrics);
    MemcachedLeases leases = new MemcachedLeases(client, vertx);
    WmsSource source = new WmsSource(vertx, configuration.sources().get("mapserver"), metrics);
    Stores stores = new Stores(vertx, metrics);
    stores.use(configuration.stores());
    MetatileDrawing drawing =
        new MetatileDrawing(vertx, tileset -> source, heap, shared, stores, Clock.systemUTC());
    Flights flights = new Flights(vertx, heap, shared, leases, drawing, Clock.systemUTC());
    BeyondTiles beyond = new BeyondTiles(vertx, tileset -> source, Clock.systemUTC());
    return new Instance(
        configuration, new Tiles(heap, shared, stores, flights, beyond, Clock.systemUTC()), client);
  }

  /** A tile of the sample's relief at level 8, 188 columns by 125 rows. */
  TileAddress relief(int column, int row) {
    Tileset tileset = configuration.tilesets().get("ch_relief");
    GridLink link = tileset.grids().get("swissgrid_2056");
    return new TileAddress(tileset, link, link.matrix("8").orElseThrow(), column, row);
  }

  @Override
  public void close() {
    memcached.close();
  }
}
