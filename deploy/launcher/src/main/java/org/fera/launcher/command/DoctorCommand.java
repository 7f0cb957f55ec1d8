package org.fera.launcher.command;

import java.util.List;
import java.util.concurrent.Callable;
import org.fera.launcher.ExitCode;
import org.fera.launcher.doctor.Examination;
import org.fera.launcher.doctor.Finding;
import picocli.CommandLine.Command;

/** {@code fera doctor}. */
@Command(
    name = "doctor",
    mixinStandardHelpOptions = true,
    description = {
      "Checks the JDK, packages, ports and disk that up needs, and prints where each setting of the databases came from.",
      "Changes nothing. Exit code 4 when something is missing."
    })
public final class DoctorCommand implements Callable<Integer> {

  @Override
  public Integer call() {
    Context context = Context.current();
    List<Finding> findings =
        new Examination(context.checkout(), context.variables(), context.state(), context.ports())
            .findings();
    findings.forEach(f -> System.out.println((f.good() ? "ok       " : "MISSING  ") + f.text()));
    return findings.stream().allMatch(Finding::good) ? ExitCode.OK : ExitCode.MACHINE;
  }
}
