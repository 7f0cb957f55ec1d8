package org.fera.launcher.images;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.fera.launcher.portal.Role;

/**
 * An image that this repository builds.
 *
 * @param name of the image below the prefix, as kubernetes/components/images has it
 * @param containerfile below kubernetes/images
 * @param main class that the service starts with; empty for what is no service
 * @param packages Debian's, besides the base
 */
public record Image(String name, String containerfile, String main, List<String> packages) {

  /** All, in the order in which they are built. */
  public static final List<Image> ALL =
      List.of(
          service(Role.WSGI_APP, "org.fera.app.environments.command.AppMain", List.of()),
          service(Role.TILE_SERVICE, "io.quarkus.runner.GeneratedMain", List.of()),
          // Java2D draws text with what fontconfig finds.
          service(
              Role.PRINT_SERVICE,
              "org.fera.print.PrintMain",
              List.of("fontconfig", "fonts-dejavu-core", "fonts-dejavu-extra", "libfreetype6")),
          new Image("mapserver", "mapserver/Containerfile", "", List.of()));

  private static Image service(Role role, String main, List<String> packages) {
    return new Image(role.word(), "service/Containerfile", main, packages);
  }

  /** The image of a name. */
  public static Optional<Image> of(String name) {
    return ALL.stream().filter(image -> image.name.equals(name)).findFirst();
  }

  /** The names of all. */
  public static List<String> names() {
    return ALL.stream().map(Image::name).toList();
  }

  /** Whether it holds one of the services. */
  public boolean isService() {
    return !main.isEmpty();
  }

  /** Arguments of the build that differ from image to image. */
  Stream<String> arguments() {
    return isService()
        ? Stream.of("SERVICE=" + name, "MAIN=" + main, "PACKAGES=" + String.join(" ", packages))
        : Stream.empty();
  }

  /** {@code PREFIX/NAME:TAG}. */
  public String reference(Names names) {
    return names.prefix() + "/" + name + ":" + names.tag();
  }

  /**
   * What images are called.
   *
   * @param prefix registry and path, {@code registry.example.org/fera}
   * @param tag the version
   */
  public record Names(String prefix, String tag) {}
}
