package org.fera.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Comparator;

/**
 * The built front end ngeo, as npm has it: fetched by npm from the registry that it is set to,
 * compared with a checksum, unpacked. Nothing of it is run but in a browser.
 *
 * @param folder where the services may read
 */
record NgeoPackage(Path folder) implements AutoCloseable {

  private static final String VERSION = "2.10.0-latest.20250410T113842Z.77feab093";

  private static final String SHA_512 =
      "fcaxSCfV47rh+Ka4W0F+8u+tpyk3VJhxx6K1qYeoEGB5xgQnfY1RnZmUSmz4ExBP8iGvnBDKFFRUTKInCrwNiA==";

  static NgeoPackage fetched() {
    try {
      Path folder = Files.createTempDirectory("fera-test-ngeo");
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
      run("npm", "pack", "--silent", "--pack-destination=" + folder, "ngeo@" + VERSION);
      Path archive = folder.resolve("ngeo-" + VERSION + ".tgz");
      assertThat(sha512(archive)).as("checksum of " + archive).isEqualTo(SHA_512);
      run(
          "tar",
          "-xzf",
          archive.toString(),
          "-C",
          folder.toString(),
          "--no-same-owner",
          "--exclude=*.map");
      return new NgeoPackage(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Its pages and their files. */
  Path built() {
    return folder.resolve("package/dist");
  }

  @Override
  public void close() {
    try (var files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String sha512(Path file) throws IOException {
    try {
      byte[] sum = MessageDigest.getInstance("SHA-512").digest(Files.readAllBytes(file));
      return Base64.getEncoder().encodeToString(sum);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void run(String... command) throws IOException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      assertThat(process.waitFor()).as(String.join(" ", command) + ": " + output).isZero();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
