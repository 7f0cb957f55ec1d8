package org.fera.launcher.images;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.fera.launcher.Failure;
import org.fera.launcher.build.Maven;
import org.fera.launcher.machine.Tool;
import org.fera.launcher.terminal.Progress;

/**
 * Builds images of the services as the sources are.
 *
 * @param checkout the root of the sources
 * @param logs a folder for what Maven and the engine say
 */
public record ImageBuild(
    Path checkout, Engine engine, Bases bases, Image.Names names, Path logs, Progress progress) {

  /** Packages the services and builds these images. */
  public void run(List<Image> images) {
    List<String> services = images.stream().filter(Image::isService).map(Image::name).toList();
    if (!services.isEmpty()) {
      progress.step("services", step -> pack(services));
    }
    String time = commitTime();
    for (Image image : images) {
      progress.step(image.name(), step -> build(image, time));
    }
  }

  private String pack(List<String> services) {
    Tool.Result result =
        new Maven(checkout)
            .tool(
                List.of(
                    "-B",
                    "-q",
                    "-Dquick",
                    "-pl",
                    String.join(",", services),
                    "-am",
                    "package",
                    "cyclonedx:makeBom"))
            .run(logs.resolve("images-maven.log"));
    if (!result.succeeded()) {
      throw Failure.of("the build failed; all of it is in " + logs.resolve("images-maven.log"));
    }
    return "packaged";
  }

  private String build(Image image, String time) {
    Path log = logs.resolve("image-" + image.name() + ".log");
    Tool.Result result = engine.command(words(image, time)).in(checkout).run(log);
    if (!result.succeeded()) {
      throw Failure.of(
          "building " + image.name() + " failed: " + result.lastLine() + "; see " + log);
    }
    return image.reference(names);
  }

  private Stream<String> words(Image image, String time) {
    Stream<String> arguments =
        Stream.concat(
            image.arguments(),
            Stream.of(
                "BASE_IMAGE=" + bases.base(),
                "JDK_IMAGE=" + bases.jdk(),
                "COMPRESS=" + bases.compress(),
                "SOURCE_DATE_EPOCH=" + time,
                "VERSION=" + names.tag(),
                "REVISION=" + git("rev-parse", "HEAD")));
    return Stream.of(
            Stream.of("build"),
            // All files of all layers of that age; docker's builder takes it from its argument.
            engine.isDocker() ? Stream.<String>empty() : Stream.of("--timestamp", time),
            arguments.flatMap(argument -> Stream.of("--build-arg", argument)),
            bases.mounts().stream().flatMap(mount -> Stream.of("--volume", mount)),
            Stream.of(
                "-f",
                "kubernetes/images/" + image.containerfile(),
                "-t",
                image.reference(names),
                "."))
        .flatMap(part -> part);
  }

  /** Seconds since 1970 of the last commit: the age of every file, so that builds are alike. */
  private String commitTime() {
    return git("log", "-1", "--format=%ct");
  }

  private String git(String... words) {
    Tool.Result result =
        Tool.of(Stream.concat(Stream.of("git"), Stream.of(words)).toList()).in(checkout).run();
    if (!result.succeeded()) {
      throw Failure.of("images are named after a commit: git said " + result.lastLine());
    }
    return result.output().strip();
  }
}
