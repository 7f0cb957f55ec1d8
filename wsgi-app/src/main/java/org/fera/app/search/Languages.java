package org.fera.app.search;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Locale;
import java.util.Map;
import org.fera.app.http.BadParameter;

/** The language of a request: parameter, then cookie, then what the browser prefers. */
@ApplicationScoped
class Languages {

  private final SearchConfig config;

  Languages(SearchConfig config) {
    this.config = config;
  }

  /**
   * Two letters that the portal has.
   *
   * @param asked the parameter {@code lang}, or null
   */
  String of(String asked, HttpHeaders headers) {
    if (asked != null && !asked.isBlank()) {
      if (!known(asked)) {
        throw new BadParameter(
            "lang",
            "'lang' must be one of " + String.join(", ", config.languages().keySet()) + ".");
      }
      return asked;
    }
    Cookie cookie = headers.getCookies().get("_LOCALE_");
    if (cookie != null && known(cookie.getValue())) {
      return cookie.getValue();
    }
    return headers.getAcceptableLanguages().stream()
        .map(Locale::getLanguage)
        .filter(this::known)
        .findFirst()
        .orElse(config.defaultLanguage());
  }

  /** The text search configuration of PostgreSQL for a language. */
  String configuration(String language) {
    Map<String, String> languages = config.languages();
    return languages.getOrDefault(language, "simple");
  }

  private boolean known(String language) {
    return config.languages().containsKey(language);
  }
}
