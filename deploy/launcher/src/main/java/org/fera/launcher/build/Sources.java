package org.fera.launcher.build;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/**
 * The files that something is made of.
 *
 * @param root the checkout
 * @param files without what builds made and without tests, in the order of their paths
 * @param newest when the youngest file or folder changed; a folder changes when a file in it goes
 */
public record Sources(Path root, List<Path> files, FileTime newest) {

  private static final Set<String> LEFT_OUT = Set.of("target", "node_modules", ".git", "test");

  /** Those below some files and folders of a checkout; what is not there is passed over. */
  public static Sources of(Path root, String... starts) {
    Collector collector = new Collector();
    for (String start : starts) {
      Path path = root.resolve(start);
      if (Files.exists(path)) {
        try {
          Files.walkFileTree(path, collector);
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    }
    Collections.sort(collector.files);
    return new Sources(root, List.copyOf(collector.files), collector.newest);
  }

  private static final class Collector extends SimpleFileVisitor<Path> {

    private final List<Path> files = new ArrayList<>();
    private FileTime newest = FileTime.fromMillis(0);

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      String name = folder.getFileName().toString();
      if (LEFT_OUT.contains(name)) {
        return FileVisitResult.SKIP_SUBTREE;
      }
      // A room's own folder changes whenever target comes or goes.
      if (!Files.exists(folder.resolve("pom.xml"))) {
        see(attributes);
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      if (attributes.isRegularFile()) {
        files.add(file);
        see(attributes);
      }
      return FileVisitResult.CONTINUE;
    }

    private void see(BasicFileAttributes attributes) {
      if (attributes.lastModifiedTime().compareTo(newest) > 0) {
        newest = attributes.lastModifiedTime();
      }
    }
  }

  /** A short checksum of all names and contents. */
  public String checksum() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (Path file : files) {
        digest.update(root.relativize(file).toString().getBytes(StandardCharsets.UTF_8));
        try (DigestInputStream stream = new DigestInputStream(Files.newInputStream(file), digest)) {
          stream.transferTo(OutputStream.nullOutputStream());
        }
      }
      return HexFormat.of().formatHex(digest.digest(), 0, 8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
