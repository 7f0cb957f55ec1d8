package org.fera.launcher.images;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.fera.launcher.Failure;
import org.fera.launcher.machine.Need;
import org.fera.launcher.machine.Packages;
import org.fera.launcher.machine.Tool;
import org.fera.launcher.state.FileTrees;
import org.fera.launcher.terminal.Progress;

/**
 * The images that others are built upon.
 *
 * @param base a Debian 12
 * @param jdk one with a JDK on its PATH, of which only the build sees anything
 * @param compress what its jlink calls good compression
 * @param mounts folders of this machine that apt needs while building, {@code FROM:TO:ro}
 */
public record Bases(String base, String jdk, String compress, List<String> mounts) {

  private static final String LOCAL_BASE = "localhost/fera-base:debian12";
  private static final String LOCAL_JDK = "localhost/fera-jdk:";
  private static final int NEW_COMPRESSION = 21;

  /** Public ones, which the engine pulls. */
  public static Bases pulled(String base, String jdk, int version) {
    return new Bases(base, jdk, compress(version), List.of());
  }

  private static String compress(int version) {
    return version < NEW_COMPRESSION ? "2" : "zip-6";
  }

  /**
   * Made here, where nothing can be pulled: Debian by debootstrap, and a JDK of this machine in it.
   *
   * @param jdk folder of a JDK
   */
  public static Bases made(Engine engine, Path jdk, Path scratch, Progress progress) {
    if (engine.isDocker()) {
      throw Failure.usage("--local-base needs podman or buildah");
    }
    int version = version(jdk);
    Bases bases =
        new Bases(
            LOCAL_BASE,
            LOCAL_JDK + version,
            compress(version),
            List.of("/etc/apt:/etc/apt:ro", "/etc/ssl/certs:/etc/ssl/certs:ro"));
    progress.step("base", step -> debian(engine, scratch));
    progress.step("JDK " + version, step -> jdk(engine, bases, jdk, scratch));
    return bases;
  }

  private static String debian(Engine engine, Path scratch) {
    if (engine.has(LOCAL_BASE)) {
      return LOCAL_BASE + " is there";
    }
    Packages.ofThisMachine()
        .install(List.of(new Need("debootstrap", List.of("usr/sbin/debootstrap"), "debootstrap")));
    Path root = scratch.resolve("debian");
    FileTrees.delete(root);
    succeed(Tool.of("debootstrap", "--variant=minbase", "bookworm", root.toString()));
    FileTrees.delete(root.resolve("var/cache/apt/archives"));
    FileTrees.delete(root.resolve("var/lib/apt/lists"));
    Path file = write(scratch.resolve("Debian"), "FROM scratch\nCOPY . /\nCMD [\"sh\"]\n");
    build(engine, file, LOCAL_BASE, root);
    FileTrees.delete(root);
    return LOCAL_BASE;
  }

  private static String jdk(Engine engine, Bases bases, Path jdk, Path scratch) {
    if (engine.has(bases.jdk)) {
      return bases.jdk + " is there";
    }
    String text =
        "FROM "
            + bases.base
            + "\nCOPY . /opt/jdk\nENV PATH=/opt/jdk/bin:/usr/sbin:/usr/bin:/sbin:/bin\n";
    build(engine, write(scratch.resolve("Jdk"), text), bases.jdk, jdk);
    return bases.jdk;
  }

  private static void build(Engine engine, Path file, String name, Path context) {
    succeed(engine.command("build", "-f", file.toString(), "-t", name, context.toString()));
  }

  private static void succeed(Tool tool) {
    Tool.Result result = tool.run();
    if (!result.succeeded()) {
      throw Failure.of(tool.command().get(0) + " failed: " + result.lastLine());
    }
  }

  /** The version of a JDK, from its file {@code release}. */
  static int version(Path jdk) {
    try {
      return Files.readAllLines(jdk.resolve("release")).stream()
          .filter(line -> line.startsWith("JAVA_VERSION="))
          .map(line -> line.replaceAll("[^0-9.]", "").split("\\.")[0])
          .mapToInt(Integer::parseInt)
          .findFirst()
          .orElseThrow(() -> Failure.usage(jdk + " is no JDK: its file release has no version"));
    } catch (IOException e) {
      throw Failure.usage(jdk + " is no JDK: it has no file release");
    }
  }

  private static Path write(Path file, String text) {
    try {
      Files.createDirectories(file.getParent());
      return Files.writeString(file, text);
    } catch (IOException e) {
      throw Failure.of("cannot write " + file + ": " + e.getMessage());
    }
  }
}
