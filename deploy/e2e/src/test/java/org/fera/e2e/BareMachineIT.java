package org.fera.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code ./fera} itself says where it finds no JDK that is new enough, or no Maven. */
class BareMachineIT {

  /** All that the script calls before it needs Maven. */
  private static final List<String> TOOLS =
      List.of(
          "sh",
          "id",
          "getent",
          "cut",
          "dirname",
          "readlink",
          "sed",
          "ls",
          "find",
          "sort",
          "xargs",
          "sha256sum",
          "mkdir",
          "flock",
          "grep",
          "env");

  @TempDir private Path folder;

  @Test
  @Tag("FE-1.13")
  void aJdkThatIsTooOldIsNamedWithTheOneThatIsNeeded() throws IOException {
    // The machine's own JDKs become too old by asking for more.
    Fera.Result result = run(script("wanted=99"), Map.of());

    assertThat(result.exitCode()).as(result.output()).isEqualTo(4);
    assertThat(result.output().lines()).as(result.output()).hasSize(1);
    assertThat(result.output())
        .contains("needs a JDK 99 or newer, found only 1")
        .contains("openjdk-99-jdk-headless")
        .contains("JAVA_HOME");
  }

  @Test
  @Tag("FE-1.14")
  void withoutMavenAndTheRightToInstallItTheLineSaysWhatToInstall() throws IOException {
    Path script = script("wanted=17");
    Path tools = Files.createDirectory(folder.resolve("tools"));
    for (String tool : TOOLS) {
      Files.createSymbolicLink(tools.resolve(tool), Path.of("/usr/bin", tool));
    }

    Fera.Result result =
        run(
            script,
            Map.of(
                "PATH", tools.toString(),
                "HOME", folder.toString(),
                "JAVA_HOME", System.getProperty("java.home")));

    assertThat(result.exitCode()).as(result.output()).isEqualTo(4);
    assertThat(result.output().lines()).as(result.output()).hasSize(1);
    assertThat(result.output()).contains("no Maven found").contains("apt-get install maven");
  }

  private Path script(String wanted) throws IOException {
    String text = Files.readString(Fera.root().resolve("fera"));
    assertThat(text).contains("wanted=17\n");
    Path script = folder.resolve("fera");
    Files.writeString(script, text.replace("wanted=17\n", wanted + "\n"));
    // What the script takes the launcher's checksum of.
    Files.createDirectories(folder.resolve("deploy/launcher"));
    Files.createDirectories(folder.resolve("db-router/postgres-cluster"));
    for (String pom : List.of("pom.xml", "deploy/pom.xml", "db-router/pom.xml")) {
      Files.createFile(folder.resolve(pom));
    }
    return script;
  }

  /** Runs a script as somebody who may install nothing. */
  private Fera.Result run(Path script, Map<String, String> variables) throws IOException {
    open(folder);
    List<String> command = new ArrayList<>();
    if ("root".equals(System.getProperty("user.name"))) {
      command.addAll(List.of("setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups"));
    }
    command.add("env");
    variables.forEach((name, value) -> command.add(name + "=" + value));
    command.addAll(List.of("/bin/sh", script.toString(), "status"));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Fera.Result(process.onExit().join().exitValue(), output);
  }

  private static void open(Path folder) {
    assertThat(
            folder.toFile().setReadable(true, false)
                && folder.toFile().setExecutable(true, false)
                && folder.toFile().setWritable(true, false))
        .isTrue();
  }
}
