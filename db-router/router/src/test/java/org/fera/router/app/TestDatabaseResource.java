package org.fera.router.app;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.HashMap;
import java.util.Map;
import org.fera.postgres.testing.TestDatabase;

/** A database on the shared cluster, told to the application as the environment would. */
public class TestDatabaseResource implements QuarkusTestResourceLifecycleManager {

  /** The operator's token of the application. */
  public static final String OPERATOR = "known to the operator";

  private TestDatabase database;

  @Override
  public Map<String, String> start() {
    database = TestDatabase.create();
    Map<String, String> settings = new HashMap<>(database.environment());
    settings.put("fera.router.debug-header", "true");
    settings.put("fera.router.force-master[0]", "GET /force/.*");
    settings.put("fera.router.force-slave[0]", "\\w+ /force/.*");
    settings.put("fera.router.force-slave[1]", "POST /reading");
    settings.put("fera.router.force-slave[2]", "GET /role/forced-slave");
    settings.put("fera.router.operator-token", OPERATOR);
    return settings;
  }

  @Override
  public void inject(TestInjector injector) {
    injector.injectIntoFields(database, new TestInjector.MatchesType(TestDatabase.class));
  }

  @Override
  public void stop() {
    database.close();
  }
}
