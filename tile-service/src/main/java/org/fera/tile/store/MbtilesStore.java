package org.fera.tile.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.fera.tile.cache.StoredTile;
import org.fera.tile.tileset.TileFormat;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/**
 * Keeps the tiles of one tileset in an MBTiles file (version 1.3), rows counted from the south. One
 * that others have made is read as it is and not written: it does not know when tiles were drawn.
 */
final class MbtilesStore implements TileStore {

  private static final int PATIENCE_MILLIS = 5000;
  private static final String READ =
      "SELECT tile_data, %s FROM tiles WHERE zoom_level = ? AND tile_column = ? AND tile_row = ?";
  private static final String WRITE =
      "INSERT OR REPLACE INTO tiles (zoom_level, tile_column, tile_row, tile_data, created)"
          + " VALUES (?, ?, ?, ?, ?)";

  private final StoreSettings settings;
  private final Path file;
  private Connection connection;
  private boolean ours;
  private boolean closed;

  MbtilesStore(StoreSettings settings) {
    this.settings = settings;
    this.file = settings.folder().toAbsolutePath().resolve(settings.mbtiles().orElseThrow());
  }

  @Override
  public StoreSettings settings() {
    return settings;
  }

  @Override
  public synchronized Optional<StoredTile> read(TilePlace place) throws IOException {
    if (settings.readOnly() && !Files.exists(file)) {
      return Optional.empty();
    }
    try {
      Connection open = open(place);
      String sql = String.format(READ, ours ? "created" : "NULL");
      try (PreparedStatement select = open.prepareStatement(sql)) {
        put(select, place);
        try (ResultSet found = select.executeQuery()) {
          return found.next() ? tile(place, found) : Optional.empty();
        }
      }
    } catch (SQLException e) {
      throw new IOException(file + ": " + e.getMessage(), e);
    }
  }

  private Optional<StoredTile> tile(TilePlace place, ResultSet found)
      throws SQLException, IOException {
    byte[] bytes = found.getBytes(1);
    long created = found.getLong(2);
    Instant drawn =
        created == 0 ? Files.getLastModifiedTime(file).toInstant() : Instant.ofEpochMilli(created);
    if (place.link().since().filter(drawn::isBefore).isPresent()) {
      return Optional.empty();
    }
    if (bytes.length == 0 && place.tileset().encoding().empty().isPresent()) {
      return Optional.of(StoredTile.empty(place.tileset().format(), drawn));
    }
    TileFormat format =
        TileFormat.of(bytes)
            .orElseThrow(() -> new IOException(file + ": a tile is neither PNG, JPEG nor WebP"));
    return Optional.of(StoredTile.drawn(format, bytes, drawn));
  }

  @Override
  public synchronized void write(TilePlace place, StoredTile tile) throws IOException {
    try {
      Connection open = open(place);
      if (!ours) {
        return;
      }
      try (PreparedStatement insert = open.prepareStatement(WRITE)) {
        put(insert, place);
        insert.setBytes(4, tile.body().getBytes());
        insert.setLong(5, tile.created().toEpochMilli());
        insert.executeUpdate();
      }
    } catch (SQLException e) {
      throw new IOException(file + ": " + e.getMessage(), e);
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    if (connection != null) {
      try {
        connection.close();
      } catch (SQLException e) {
        // What was written is written.
      }
    }
  }

  private static void put(PreparedStatement statement, TilePlace place) throws SQLException {
    statement.setInt(1, place.matrix().index());
    statement.setInt(2, place.column());
    statement.setInt(3, place.rowFromSouth());
  }

  private Connection open(TilePlace place) throws SQLException, IOException {
    if (closed) {
      throw new IOException(file + " has been closed");
    }
    if (connection == null) {
      SQLiteConfig config = new SQLiteConfig();
      config.setReadOnly(settings.readOnly());
      config.setBusyTimeout(PATIENCE_MILLIS);
      SQLiteDataSource source = new SQLiteDataSource(config);
      source.setUrl("jdbc:sqlite:" + file);
      if (!settings.readOnly()) {
        Files.createDirectories(file.getParent());
      }
      boolean fresh = !Files.exists(file);
      Connection opened = source.getConnection();
      try {
        if (fresh) {
          create(opened, place);
        }
        ours = hasTimes(opened);
      } catch (SQLException e) {
        opened.close();
        throw e;
      }
      connection = opened;
    }
    return connection;
  }

  private static void create(Connection connection, TilePlace place) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA journal_mode = WAL");
      statement.execute("CREATE TABLE IF NOT EXISTS metadata (name TEXT PRIMARY KEY, value TEXT)");
      statement.execute(
          "CREATE TABLE IF NOT EXISTS tiles (zoom_level INTEGER, tile_column INTEGER,"
              + " tile_row INTEGER, tile_data BLOB, created INTEGER,"
              + " PRIMARY KEY (zoom_level, tile_column, tile_row))");
    }
    Map<String, String> metadata =
        Map.of(
            "name", place.tileset().title(),
            "format", place.tileset().format().extension(),
            "minzoom", Integer.toString(place.link().minZoom()),
            "maxzoom", Integer.toString(place.link().maxZoom()),
            "crs", place.link().grid().crs().wms111Name());
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT OR REPLACE INTO metadata (name, value) VALUES (?, ?)")) {
      for (Map.Entry<String, String> entry : metadata.entrySet()) {
        insert.setString(1, entry.getKey());
        insert.setString(2, entry.getValue());
        insert.executeUpdate();
      }
    }
  }

  private static boolean hasTimes(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet columns = statement.executeQuery("PRAGMA table_info(tiles)")) {
      while (columns.next()) {
        if (columns.getString("name").equals("created")) {
          return true;
        }
      }
      return false;
    }
  }
}
