package org.fera.print;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.nio.file.Path;
import java.util.List;
import org.fera.print.report.FolderCheck;

/** Starts the service, or with {@code check FOLDER} checks print folders and ends. */
@QuarkusMain
public final class PrintMain {

  private static final int FAULTY = 1;
  private static final int MISUSED = 2;

  /** The arguments are those of the command line. */
  public static void main(String... arguments) {
    if (arguments.length > 0 && arguments[0].equals("check")) {
      System.exit(check(arguments));
    }
    Quarkus.run(arguments);
  }

  static int check(String... arguments) {
    if (arguments.length != 2) {
      System.err.println("usage: check FOLDER");
      return MISUSED;
    }
    List<String> faults = FolderCheck.faults(Path.of(arguments[1]));
    faults.forEach(System.out::println);
    return faults.isEmpty() ? 0 : FAULTY;
  }
}
