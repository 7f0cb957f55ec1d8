package org.fera.launcher.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
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

  @TempDir private Path folder;

  private Map<String, String> variables(Map<String, String> environment) {
    Ports ports = Ports.of(environment);
    Setting setting =
        new Setting(
            new StateFolder(folder, folder),
            Shape.DEFAULT,
            ports,
            new Accounts(Optional.empty(), Optional.empty()),
            new Secrets("supervisor", "token"),
            EntryPoint.of(environment, ports),
            environment,
            folder,
            folder);
    return new ServiceUnits(setting, new Properties()).variables(Role.WSGI_APP, 1);
  }

  @Test
  @Tag("FE-3.5")
  void theApplicationBelievesTheEntryWhoItsCallersAre() {
    assertThat(variables(Map.of())).containsEntry(TRUSTED, "127.0.0.1");
    assertThat(variables(Map.of(TRUSTED, "10.0.0.0/8"))).containsEntry(TRUSTED, "10.0.0.0/8");
  }
}
