package org.fera.launcher.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.fera.launcher.machine.Accounts;
import org.fera.launcher.state.Secrets;
import org.fera.launcher.state.StateFolder;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceUnitsTest {

  private static final String TRUSTED = "FERA_HTTP_TRUSTED_PROXIES";
  private static final String RIGHTS = "FERA_PRINT_WSGI_APP_URL";

  @TempDir private Path folder;

  private Map<String, String> variables(Map<String, String> environment) {
    return variables(environment, Role.WSGI_APP, Shape.DEFAULT);
  }

  private Map<String, String> variables(Map<String, String> environment, Role role, Shape shape) {
    Ports ports = Ports.of(environment);
    Setting setting =
        new Setting(
            new StateFolder(folder, folder),
            shape,
            ports,
            new Accounts(Optional.empty(), Optional.empty()),
            new Secrets("supervisor", "token"),
            EntryPoint.of(environment, ports),
            environment,
            folder,
            folder);
    return new ServiceUnits(setting, new Properties()).variables(role, 1);
  }

  @Test
  @Tag("FE-3.5")
  void theServicesBelieveTheEntryWhoItsCallersAre() {
    assertThat(variables(Map.of())).containsEntry(TRUSTED, "127.0.0.1");
    assertThat(variables(Map.of(), Role.TILE_SERVICE, Shape.DEFAULT))
        .containsEntry(TRUSTED, "127.0.0.1");
    assertThat(variables(Map.of(TRUSTED, "10.0.0.0/8"))).containsEntry(TRUSTED, "10.0.0.0/8");
  }

  @Test
  @Tag("FE-3.6")
  void printServiceAsksEveryInstanceOfTheApplicationForRights() {
    Shape two = new Shape(2, 2, Shape.DEFAULT.roles(), true);
    assertThat(variables(Map.of(), Role.PRINT_SERVICE, two))
        .containsEntry(RIGHTS, "http://127.0.0.1:8081,http://127.0.0.1:8181");
    Shape alone = new Shape(1, 0, EnumSet.of(Role.PRINT_SERVICE), true);
    assertThat(variables(Map.of(), Role.PRINT_SERVICE, alone)).containsEntry(RIGHTS, "");
  }
}
