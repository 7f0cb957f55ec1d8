package org.fera.app.sql;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Function;
import org.fera.router.DbRouter;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Reads that every request needs, whatever its method: a login or a POST to the proxy then works
 * while there is no master.
 */
@ApplicationScoped
public class SlaveReads {

  private final Jdbi jdbi;
  private final DbRouter router;

  SlaveReads(Jdbi jdbi, DbRouter router) {
    this.jdbi = jdbi;
    this.router = router;
  }

  /**
   * Reads on a slave, unless an operator's list sends the request to the master. The block must be
   * fit to run again.
   *
   * @throws org.fera.router.RouterException when no node serves
   */
  public <T> T read(Function<Handle, T> block) {
    try {
      return router.read(() -> jdbi.withHandle(block::apply));
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
