package org.fera.launcher.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.fera.launcher.ExitCode;
import org.fera.launcher.Failure;
import org.fera.launcher.status.PortalStatus;
import org.fera.launcher.terminal.Progress;
import org.fera.launcher.tiles.Purge;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code fera tiles}: works on the tiles of a running portal. */
@Command(
    name = "tiles",
    mixinStandardHelpOptions = true,
    description = "Works on the tiles of a running portal.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = TilesCommand.PurgeCommand.class)
public final class TilesCommand {

  /** {@code fera tiles purge}. */
  @Command(
      name = "purge",
      mixinStandardHelpOptions = true,
      description = {
        "Forgets the tiles of tilesets: they are drawn again when they are next asked for.",
        "One instance is told, the others know within two seconds."
      })
  static final class PurgeCommand implements Callable<Integer> {

    @Parameters(paramLabel = "TILESET", arity = "1..*", description = "Ids of tilesets.")
    private List<String> tilesets = new ArrayList<>();

    @Option(
        names = "--grid",
        paramLabel = "GRID",
        description = "One of their grids; all when it is not given.")
    private Optional<String> grid = Optional.empty();

    @Option(
        names = "--dimension",
        paramLabel = "NAME=VALUE",
        description = "Those alone whose dimension has this value; may be given for several.")
    private Map<String, String> dimensions = new TreeMap<>();

    @Option(
        names = "--url",
        paramLabel = "URL",
        description =
            "An instance of tile-service; one of the portal on this machine when not given.")
    private Optional<URI> url = Optional.empty();

    @Option(
        names = "--json",
        description =
            "For programs: {\"purges\":[{\"tileset\",\"grid\",\"dimensions\",\"since\"}]}.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
      Purge purge = new Purge(url.map(List::of).orElseGet(PurgeCommand::instances));
      if (json) {
        List<JsonNode> done =
            tilesets.stream().map(tileset -> purge.of(tileset, grid, dimensions)).toList();
        System.out.println(new ObjectMapper().writeValueAsString(Map.of("purges", done)));
      } else {
        Progress progress = Progress.onStandardOutput();
        for (String tileset : tilesets) {
          progress.step(
              tileset,
              step -> "good since " + purge.of(tileset, grid, dimensions).get("since").asText());
        }
      }
      return ExitCode.OK;
    }

    /** Those that run; any will do. */
    private static List<URI> instances() {
      List<URI> instances =
          PortalStatus.of(Context.current().state()).services().stream()
              .filter(service -> service.name().equals("tile-service") && service.pid() != null)
              .map(service -> URI.create(service.url()))
              .toList();
      if (instances.isEmpty()) {
        throw Failure.of(
            "no tile-service runs on this machine; ./fera up starts one, --url names another");
      }
      return instances;
    }
  }
}
