package org.fera.launcher.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.fera.launcher.ExitCode;
import org.fera.launcher.status.PortalStatus;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code fera status}. */
@Command(
    name = "status",
    mixinStandardHelpOptions = true,
    description = "Shows what runs, its memory, and the roles and the lag of the databases.")
public final class StatusCommand implements Callable<Integer> {

  @Option(names = "--json", description = "For programs: {\"services\":[...],\"databases\":[...]}.")
  private boolean json;

  @Override
  public Integer call() throws JsonProcessingException {
    PortalStatus status = PortalStatus.of(Context.current().state());
    if (json) {
      System.out.println(new ObjectMapper().writeValueAsString(status));
    } else if (status.services().isEmpty()) {
      System.out.println("nothing is running; ./fera up starts it");
    } else {
      print(status);
    }
    return ExitCode.OK;
  }

  private static void print(PortalStatus status) {
    line("SERVICE", "INSTANCE", "STATE", "PID", "MEMORY", "ENVIRONMENT", "URL");
    for (PortalStatus.Service service : status.services()) {
      line(
          service.name(),
          service.instance(),
          service.state(),
          shown(service.pid()),
          service.rssMb() == null ? "-" : service.rssMb() + " MB",
          shown(service.environment()),
          shown(service.url()));
    }
    System.out.println();
    line("DATABASE", "ROLE", "STATE", "", "LAG", "", "ADDRESS");
    for (PortalStatus.Database database : status.databases()) {
      line(
          database.name(),
          shown(database.role()),
          database.state(),
          "",
          database.lagBytes() == null ? "-" : database.lagBytes() + " B",
          "",
          database.host() + ":" + database.port());
    }
  }

  private static void line(Object... cells) {
    System.out.println(
        String.format(Locale.ROOT, "%-17s %-9s %-9s %-8s %-8s %-12s %s", cells).stripTrailing());
  }

  private static String shown(Object value) {
    return value == null ? "-" : value.toString();
  }
}
