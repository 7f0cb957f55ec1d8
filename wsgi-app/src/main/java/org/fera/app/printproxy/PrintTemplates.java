package org.fera.app.printproxy;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import org.fera.app.rights.Caller;
import org.fera.app.rights.Functionalities;

/** The layouts that a caller may print: the functionality print_template. */
@ApplicationScoped
class PrintTemplates {

  private final Functionalities functionalities;

  PrintTemplates(Functionalities functionalities) {
    this.functionalities = functionalities;
  }

  Set<String> of(Caller caller) {
    return Set.copyOf(functionalities.values(caller, "print_template"));
  }
}
