package org.fera.app.locale;

import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import java.util.stream.Stream;
import org.fera.app.http.BadParameter;
import org.fera.app.http.CacheHeaders;
import org.fera.app.http.PublicUrl;
import org.jboss.resteasy.reactive.RestQuery;

/** {@code GET /locale.json}: leads to the words of the caller's language. */
@Path("/locale.json")
@Blocking
public class LocaleRedirect {

  private final LocaleConfig config;
  private final PublicUrl publicUrl;

  LocaleRedirect(LocaleConfig config, PublicUrl publicUrl) {
    this.config = config;
    this.publicUrl = publicUrl;
  }

  /**
   * The way to the words: of the parameter's language, else of the cookie's, else of the first that
   * the browser prefers, else of the portal's first.
   */
  @GET
  public Response words(@RestQuery String lang, @Context HttpHeaders headers) {
    boolean asked = lang != null && !lang.isBlank();
    if (asked && !config.languages().contains(lang)) {
      throw new BadParameter(
          "lang", "'lang' must be one of " + String.join(", ", config.languages()) + ".");
    }
    String language = asked ? lang : preferred(headers);
    return Response.status(Response.Status.FOUND)
        .header(HttpHeaders.LOCATION, publicUrl.of("static/locale/" + language + ".json"))
        .header(HttpHeaders.CACHE_CONTROL, CacheHeaders.everybody(10))
        .header(HttpHeaders.VARY, "Host, Cookie, Accept-Language")
        .build();
  }

  private String preferred(HttpHeaders headers) {
    Cookie cookie = headers.getCookies().get("_LOCALE_");
    return Stream.concat(
            Stream.ofNullable(cookie).map(Cookie::getValue),
            headers.getAcceptableLanguages().stream().map(Locale::getLanguage))
        .filter(config.languages()::contains)
        .findFirst()
        .orElse(config.languages().get(0));
  }
}
