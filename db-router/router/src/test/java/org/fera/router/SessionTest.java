package org.fera.router;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.fera.postgres.testing.TestDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a session of a source starts with. */
class SessionTest {

  private static final String SETTINGS =
      "select concat_ws('|', current_setting('search_path'), current_setting('statement_timeout'),"
          + " current_setting('default_transaction_read_only'), current_setting('work_mem'))";

  @Tag("DR-5.2")
  @Test
  void a_session_starts_as_its_source_is_set() throws Exception {
    try (TestDatabase database = TestDatabase.create()) {
      Map<String, String> settings = new HashMap<>(database.environment());
      settings.put("PGOPTIONS", "-c work_mem=1MB");
      settings.put("fera.router.main.search-path", "main_static, \"odd name\", public");
      settings.put("fera.router.main.slave.statement-timeout", "7s");
      DbRouter router = Routers.of(settings);
      try {
        DataSource source = router.dataSource("main");
        String path = "main_static, \"odd name\", public";
        assertThat(router.runAs(Role.SLAVE, () -> Routers.ask(source, SETTINGS)))
            .isEqualTo(path + "|7s|on|1MB");
        assertThat(Routers.ask(source, SETTINGS)).isEqualTo(path + "|0|off|1MB");
      } finally {
        router.close();
      }
    }
  }
}
