package org.fera.launcher.machine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.UserPrincipalLookupService;
import java.util.List;
import java.util.Optional;

/**
 * Who runs what. Root gives its rights away: PostgreSQL runs as {@code postgres}, everything else
 * as {@code www-data}; anybody else runs everything as themselves.
 *
 * @param postgres the account of PostgreSQL; empty for the account that runs the launcher
 * @param services the account of everything else; empty likewise
 */
public record Accounts(Optional<String> postgres, Optional<String> services) {

  /** The accounts for whoever runs the launcher. */
  public static Accounts current() {
    return isRoot()
        ? new Accounts(Optional.of("postgres"), Optional.of("www-data"))
        : new Accounts(Optional.empty(), Optional.empty());
  }

  /** Whether the launcher runs as root. */
  public static boolean isRoot() {
    return "root".equals(System.getProperty("user.name"));
  }

  /** Whether both can enter a folder, which has to exist. */
  public boolean canEnter(Path folder) {
    return List.of(postgres, services).stream()
        .flatMap(Optional::stream)
        .allMatch(account -> can(account, "-x", folder));
  }

  /** Whether an account can do to a file what an operator of {@code test} says. */
  public static boolean can(String account, String operator, Path file) {
    return Tool.of("runuser", "-u", account, "--", "test", operator, file.toString())
        .run()
        .succeeded();
  }

  /** Gives a file or folder to an account and its group; to nobody when there is none. */
  public static void give(Path file, Optional<String> account) {
    account.ifPresent(
        name -> {
          try {
            UserPrincipalLookupService names =
                FileSystems.getDefault().getUserPrincipalLookupService();
            PosixFileAttributeView view = view(file);
            view.setOwner(names.lookupPrincipalByName(name));
            view.setGroup(names.lookupPrincipalByGroupName(name));
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  /** Lets the group of an account read a file that stays root's. */
  public static void show(Path file, Optional<String> account) {
    account.ifPresent(
        name -> {
          try {
            UserPrincipalLookupService names =
                FileSystems.getDefault().getUserPrincipalLookupService();
            view(file).setGroup(names.lookupPrincipalByGroupName(name));
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  private static PosixFileAttributeView view(Path file) {
    return Files.getFileAttributeView(
        file, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
  }
}
