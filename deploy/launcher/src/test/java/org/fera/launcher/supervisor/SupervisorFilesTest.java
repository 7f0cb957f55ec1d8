package org.fera.launcher.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fera.launcher.machine.Tool;
import org.fera.launcher.portal.Unit;
import org.fera.launcher.state.StateFolder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SupervisorFilesTest {

  @TempDir private Path folder;
  private StateFolder state;

  @BeforeEach
  void makeFolders() throws IOException {
    state = new StateFolder(folder, folder);
    Files.createDirectories(state.run());
    Files.createDirectories(state.logs());
  }

  @Test
  void aScriptHandsOverCommandAndVariablesAsTheyAre() {
    String awkward = "it's \"100%\" $HOME ; # `x`\nnext";
    write(unit(List.of("sh", "-c", "printf %s \"$VALUE|$1\"", "sh", awkward), awkward));

    Tool.Result result = Tool.of("/bin/sh", state.run().resolve("echo-1.sh").toString()).run();

    assertThat(result.output()).isEqualTo(awkward + "|" + awkward);
  }

  @Test
  void secretsAreForTheirReadersAlone() throws IOException {
    write(unit(List.of("true"), "secret"));

    Path configuration = state.run().resolve("supervisord.conf");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(configuration)))
        .isEqualTo("rw-------");
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(state.run().resolve("echo-1.sh"))))
        .isEqualTo("rw-r-----");
    assertThat(Files.readString(configuration)).doesNotContain("secret");
  }

  @Test
  void aChangedVariableChangesTheConfiguration() throws IOException {
    write(unit(List.of("true"), "a"));
    String before = Files.readString(state.run().resolve("supervisord.conf"));
    write(unit(List.of("true"), "b"));

    assertThat(Files.readString(state.run().resolve("supervisord.conf"))).isNotEqualTo(before);
  }

  @Test
  void theOrderOfTheVariablesDoesNot() throws IOException {
    Map<String, String> variables = new LinkedHashMap<>(Map.of("A", "1"));
    variables.put("B", "2");
    write(unit(List.of("true"), variables));
    String before = Files.readString(state.run().resolve("supervisord.conf"));
    variables.remove("A");
    variables.put("A", "1");
    write(unit(List.of("true"), variables));

    assertThat(Files.readString(state.run().resolve("supervisord.conf"))).isEqualTo(before);
  }

  private void write(Unit unit) {
    new SupervisorFiles(state, 8405, "password").write(List.of(unit));
  }

  private static Unit unit(List<String> command, String value) {
    return unit(command, Map.of("VALUE", value));
  }

  private static Unit unit(List<String> command, Map<String, String> variables) {
    return new Unit(
        "echo-1",
        "echo",
        1,
        null,
        null,
        command,
        variables,
        Optional.empty(),
        new Unit.Stopping("TERM", 5),
        Optional.empty(),
        List.of());
  }
}
