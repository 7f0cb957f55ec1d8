package org.fera.router.request;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.fera.router.DbRouter;
import org.fera.router.Role;
import org.fera.router.UseMaster;
import org.fera.router.UseSlave;

/** What {@link UseMaster} and {@link UseSlave} do. */
final class RoleInterceptors {

  private RoleInterceptors() {}

  /** Sends the rest of the request to the master too: it should see what was written here. */
  @UseMaster
  @Interceptor
  @Priority(Interceptor.Priority.LIBRARY_BEFORE)
  public static class ForMaster {

    private final DbRouter router;

    ForMaster(DbRouter router) {
      this.router = router;
    }

    @AroundInvoke
    Object ask(InvocationContext call) throws Exception {
      CurrentRequest.state().ifPresent(state -> state.ask(Role.MASTER));
      return router.runAs(Role.MASTER, call::proceed);
    }
  }

  /** Reads from a slave within the method; for a method that answers later, from there on. */
  @UseSlave
  @Interceptor
  @Priority(Interceptor.Priority.LIBRARY_BEFORE)
  public static class ForSlave {

    private final DbRouter router;

    ForSlave(DbRouter router) {
      this.router = router;
    }

    @AroundInvoke
    Object ask(InvocationContext call) throws Exception {
      Optional<RouteState> state = CurrentRequest.state();
      if (answersLater(call.getMethod().getReturnType())) {
        state.ifPresent(request -> request.ask(Role.SLAVE));
      }
      return router.runAs(Role.SLAVE, call::proceed);
    }

    private static boolean answersLater(Class<?> type) {
      return Uni.class.isAssignableFrom(type)
          || Multi.class.isAssignableFrom(type)
          || CompletionStage.class.isAssignableFrom(type);
    }
  }
}
