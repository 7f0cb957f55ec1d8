package org.fera.app.search;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Map;

/** Settings of the search. */
@ConfigMapping(prefix = "fera.search")
interface SearchConfig {

  /** Text search configuration of PostgreSQL for each language of the portal. */
  Map<String, String> languages();

  /** Language of callers who ask for none that the portal has. */
  @WithDefault("en")
  String defaultLanguage();

  /** Number of hits when none is asked for. */
  @WithDefault("30")
  int defaultLimit();

  /** No more hits than this, whatever is asked for. */
  @WithDefault("200")
  int maxLimit();
}
