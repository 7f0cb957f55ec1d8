package org.fera.launcher.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.fera.launcher.Failure;
import org.fera.launcher.images.Bases;
import org.fera.launcher.images.Engine;
import org.fera.launcher.images.Image;
import org.fera.launcher.images.ImageBuild;
import org.fera.launcher.images.ImageTest;
import org.fera.launcher.terminal.Progress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code fera images}. */
@Command(
    name = "images",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = "Builds and tries the container images of the services and of MapServer.",
    footerHeading = "%nVariables of the engine, such as:%n",
    footer = {
      "  BUILDAH_ISOLATION=chroot   where there are no user namespaces",
      "  STORAGE_DRIVER=vfs         where there is no overlay file system",
      "  CONTAINERS_CONF            podman's configuration"
    })
public final class ImagesCommand {

  /** Where images come from and what they are called. */
  static final class Options {
    @Parameters(
        arity = "0..*",
        paramLabel = "IMAGE",
        description = "wsgi-app, tile-service, print-service, mapserver; all when none is named.")
    private List<String> images;

    @Option(
        names = "--engine",
        paramLabel = "NAME",
        description = "docker, podman or buildah; the first that works.")
    private String engine;

    @Option(
        names = "--prefix",
        paramLabel = "NAME",
        defaultValue = "localhost/fera",
        description = "Registry and path of the images' names (${DEFAULT-VALUE}).")
    private String prefix;

    @Option(
        names = "--tag",
        paramLabel = "VERSION",
        defaultValue = "0.1.0",
        description = "The images' version (${DEFAULT-VALUE}).")
    private String tag;

    Engine engine() {
      if (engine != null && !Engine.KNOWN.contains(engine)) {
        throw Failure.usage("--engine knows " + Engine.KNOWN + ", not '" + engine + "'");
      }
      return Engine.find(engine);
    }

    Image.Names names() {
      return new Image.Names(prefix, tag);
    }

    List<Image> images() {
      if (images == null) {
        return Image.ALL;
      }
      return images.stream()
          .map(
              name ->
                  Image.of(name)
                      .orElseThrow(
                          () ->
                              Failure.usage(
                                  "images are " + Image.names() + ", '" + name + "' is none")))
          .toList();
    }
  }

  @Command(
      name = "build",
      mixinStandardHelpOptions = true,
      description = {
        "Packages the services and builds their images, with a bill of materials (CycloneDX) at /opt/fera/bom.json.",
        "With JDK 25 they hold an AOT cache, with 17 a class data archive: the service is started once while it is built."
      })
  int build(
      @Mixin Options options,
      @Option(
              names = "--base-image",
              paramLabel = "IMAGE",
              defaultValue = "debian:12-slim",
              description = "A Debian 12 (${DEFAULT-VALUE}).")
          String base,
      @Option(
              names = "--jdk-image",
              paramLabel = "IMAGE",
              defaultValue = "eclipse-temurin:25-jdk",
              description = "An image with a JDK, for the build (${DEFAULT-VALUE}).")
          String jdk,
      @Option(
              names = "--jdk-version",
              paramLabel = "NUMBER",
              defaultValue = "25",
              description = "Its version (${DEFAULT-VALUE}).")
          int version,
      @Option(
              names = "--local-base",
              paramLabel = "JDK",
              description =
                  "Instead of both, where nothing can be pulled: Debian by debootstrap, and the JDK in this folder.")
          Path local) {
    Context context = Context.current();
    Progress progress = Progress.onStandardOutput();
    Engine engine = options.engine();
    List<Image> images = options.images();
    Path work = folder(context.checkout().resolve("target/images"));
    Bases bases =
        local == null
            ? Bases.pulled(base, jdk, version)
            : Bases.made(engine, local, work, progress);
    new ImageBuild(context.checkout(), engine, bases, options.names(), work, progress).run(images);
    return 0;
  }

  @Command(
      name = "test",
      mixinStandardHelpOptions = true,
      description = {
        "Starts each image as Kubernetes would, with a read-only root and as another user, beside PostgreSQL, MapServer and Memcached"
            + " of its own, asks it for something real, and stops it.",
        "Prints the time to ready, the memory and the size. The engine must be able to run containers."
      })
  int test(@Mixin Options options) {
    Context context = Context.current();
    return new ImageTest(
            context.checkout(),
            context.variables(),
            options.engine(),
            options.names(),
            Progress.onStandardOutput())
        .run(options.images());
  }

  private static Path folder(Path folder) {
    try {
      return Files.createDirectories(folder.toAbsolutePath());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
