package org.fera.tile.valuelist;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The database that lists the values of dimensions. */
@ConfigMapping(prefix = "fera.tiles.database")
public interface DatabaseConfig {

  /** For pgjdbc; made of the other keys when not given. */
  Optional<URI> url();

  /** The master, or all that may be it. */
  Optional<List<String>> host();

  @WithDefault("5432")
  int port();

  /** Slaves, which are asked first. */
  Optional<List<String>> slaves();

  /** That of the master when not given. */
  Optional<Integer> slavePort();

  @WithDefault("fera")
  String name();

  @WithDefault("fera")
  String user();

  Optional<String> password();

  /** The database, if one is configured. */
  default Optional<Database> database() {
    return url()
        .or(() -> host().map(masters -> URI.create(address(masters))))
        .map(address -> new Database(address, user(), password().orElse("")));
  }

  private String address(List<String> masters) {
    int ofSlaves = slavePort().orElse(port());
    Stream<String> nodes =
        Stream.concat(
            slaves().orElse(List.of()).stream().map(slave -> slave + ":" + ofSlaves),
            masters.stream().map(master -> master + ":" + port()));
    return "jdbc:postgresql://" + nodes.collect(Collectors.joining(",")) + "/" + name();
  }
}
