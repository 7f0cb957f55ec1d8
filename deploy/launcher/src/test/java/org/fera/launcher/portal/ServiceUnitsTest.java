package org.fera.launcher.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.fera.launcher.machine.Accounts;
import org.fera.launcher.state.Secrets;
import org.fera.launcher.state.StateFolder;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServiceUnitsTest {

  private static final String TRUSTED = "FERA_HTTP_TRUSTED_PROXIES";
  private static final String RIGHTS = "FERA_PRINT_WSGI_APP_URL";

  @TempDir private Path folder;

  private Map<String, String> variables(Map<String, String> environment) {
    return variables(environment, Role.WSGI_APP, Shape.DEFAULT);
  }

  private Map<String, String> variables(Map<String, String> environment, Role role, Shape shape) {
    return units(environment, shape).variables(role, 1);
  }

  private ServiceUnits units(Map<String, String> environment, Shape shape) {
    return units(environment, shape, Join.NOBODY);
  }

  private ServiceUnits units(Map<String, String> environment, Shape shape, Join join) {
    Ports ports = Ports.of(environment);
    Setting setting =
        new Setting(
            new StateFolder(folder, folder),
            shape,
            ports,
            new Accounts(Optional.empty(), Optional.empty()),
            new Secrets("supervisor", "token"),
            EntryPoint.of(environment, ports, join),
            Network.of(shape, ports, join, environment),
            environment,
            folder,
            folder);
    return new ServiceUnits(setting, new Properties());
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
  @Tag("FE-5.2")
  void anEnvironmentHasInstancesSchemaAndAddressOfItsOwn() {
    Shape shape =
        new Shape(
            2,
            2,
            Shape.DEFAULT.roles(),
            true,
            Environment.of(List.of("integration", "production", "test")));
    ServiceUnits units = units(Map.of("FERA_ENVIRONMENT_HOSTS", "test=test.example.org"), shape);

    assertThat(units.units())
        .filteredOn(unit -> unit.service().equals("wsgi-app"))
        .extracting(unit -> unit.name() + " " + unit.environment() + " " + unit.url())
        .containsExactly(
            "wsgi-app-1 production http://127.0.0.1:8081",
            "wsgi-app-2 production http://127.0.0.1:8181",
            "wsgi-app-integration-1 integration http://127.0.0.1:8091",
            "wsgi-app-integration-2 integration http://127.0.0.1:8191",
            "wsgi-app-test-1 test http://127.0.0.1:8101",
            "wsgi-app-test-2 test http://127.0.0.1:8201");
    assertThat(variables(units, "wsgi-app-integration-2"))
        .containsEntry("PGSCHEMA", "main_integration")
        .containsEntry("VISIBLE_ENTRY_POINT", "/integration/")
        .containsEntry("FERA_INSTANCE", "integration-2")
        .containsEntry("FERA_PRINT_URL", "http://127.0.0.1:8080/integration/print");
    assertThat(variables(units, "wsgi-app-test-1"))
        .containsEntry("VISIBLE_ENTRY_POINT", "/")
        .containsEntry("VISIBLE_WEB_HOST", "test.example.org");
    assertThat(variables(units, "wsgi-app-1"))
        .containsEntry("PGSCHEMA", "main")
        .containsEntry("VISIBLE_ENTRY_POINT", "/");
    assertThat(variables(units, "print-service-1"))
        .containsEntry(
            "FERA_PRINT_ENVIRONMENTS_INTEGRATION_WSGI_APP",
            "http://127.0.0.1:8091,http://127.0.0.1:8191")
        .containsEntry("FERA_PRINT_ENVIRONMENTS_TEST_REACHED_AT", "http://127.0.0.1:8080/test")
        .doesNotContainKey("FERA_PRINT_ENVIRONMENTS_INTEGRATION_REACHED_AT");
  }

  @ParameterizedTest
  @ValueSource(strings = {"integration", "production,tiles", "production,In", "production,a_b"})
  @Tag("FE-5.2")
  void aListOfEnvironmentsThatCannotBeIsRefused(String list) {
    assertThatThrownBy(() -> Environment.of(List.of(list.split(","))))
        .hasMessageContaining("--environments");
  }

  private static Map<String, String> variables(ServiceUnits units, String name) {
    return units.units().stream()
        .filter(unit -> unit.name().equals(name))
        .findFirst()
        .orElseThrow()
        .variables();
  }

  @Test
  @Tag("FE-6.2")
  void aServiceAsksTheOtherServersWhereTheyAre() {
    Join join =
        new Join(
            Map.of(
                "PGHOST", "10.0.0.1",
                "PGPORT", "5432",
                "PGHOST_SLAVE", "10.0.0.2,10.0.0.3",
                "MAPSERVER", "http://10.0.0.4:8085/mapserv?map=geodata",
                "MEMCACHED", "10.0.0.5:11311",
                "WSGI_APP", "http://10.0.0.6:8081,http://10.0.0.7:8081",
                "HAPROXY", "http://10.0.0.9:8080"));
    Map<String, String> here = Map.of("FERA_ADDRESS", "10.0.0.8", "PGPASSWORD", "secret");
    Shape tiles = new Shape(1, 2, EnumSet.of(Role.TILE_SERVICE, Role.PRINT_SERVICE), true);
    ServiceUnits units = units(here, tiles, join);

    assertThat(variables(units, "tile-service-1"))
        .containsEntry("QUARKUS_HTTP_HOST", "10.0.0.8")
        .containsEntry("FERA_TILES_MEMCACHED", "10.0.0.5:11311")
        .containsEntry("FERA_TILES_SERVERS_MAPSERVER", "http://10.0.0.4:8085/mapserv?map=geodata")
        .containsEntry("FERA_TILES_IDENTITY_URL", "http://10.0.0.6:8081,http://10.0.0.7:8081")
        .containsEntry("PGHOST", "10.0.0.1")
        .containsEntry("PGPASSWORD", "secret")
        .containsEntry("PGHOST_SLAVE", "10.0.0.2,10.0.0.3")
        .containsEntry("PGPORT_SLAVE", "5432")
        .containsEntry("VISIBLE_WEB_HOST", "10.0.0.9:8080");
    assertThat(variables(units, "print-service-1"))
        .containsEntry("FERA_PRINT_PORTAL_URL", "http://10.0.0.9:8080")
        .containsEntry(RIGHTS, "http://10.0.0.6:8081,http://10.0.0.7:8081");
    Shape app = new Shape(1, 2, EnumSet.of(Role.WSGI_APP), true);
    assertThat(variables(units(here, app, join), "wsgi-app-1"))
        .containsEntry(TRUSTED, "127.0.0.1,10.0.0.6,10.0.0.7,10.0.0.9");
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
