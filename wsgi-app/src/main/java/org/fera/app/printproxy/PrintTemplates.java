package org.fera.app.printproxy;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import org.fera.app.rights.Caller;
import org.jdbi.v3.core.Jdbi;

/** The layouts that a caller may print: the functionality print_template of the caller's roles. */
@ApplicationScoped
class PrintTemplates {

  private final Jdbi jdbi;

  PrintTemplates(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  Set<String> of(Caller caller) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT f.value FROM <main>.functionality f
                    JOIN <main>.role_functionality r ON r.functionality_id = f.id
                    WHERE f.name = 'print_template' AND r.role_id = ANY (:roles)
                    """)
                .bindArray("roles", Integer.class, caller.roleIds())
                .mapTo(String.class)
                .set());
  }
}
