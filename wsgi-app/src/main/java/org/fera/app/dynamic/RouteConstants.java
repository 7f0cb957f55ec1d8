package org.fera.app.dynamic;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.fera.app.http.PublicUrl;
import org.fera.app.locale.LocaleConfig;

/** The constants that are addresses of this portal. */
@ApplicationScoped
class RouteConstants {

  private final PublicUrl publicUrl;
  private final DynamicConfig config;
  private final LocaleConfig locale;

  RouteConstants(PublicUrl publicUrl, DynamicConfig config, LocaleConfig locale) {
    this.publicUrl = publicUrl;
    this.config = config;
    this.locale = locale;
  }

  void add(ObjectNode constants, String name) {
    String parameter = "interface=" + URLEncoder.encode(name, StandardCharsets.UTF_8);
    Map<String, String> routes = new LinkedHashMap<>();
    routes.put("currentInterfaceUrl", name.equals("desktop") ? "" : name);
    routes.put("authenticationBaseUrl", "");
    routes.put("gmfOidcLoginUrl", "oidc/login");
    routes.put("gmfLayersUrl", "layers/");
    routes.put("gmfRasterUrl", "raster");
    routes.put("gmfProfileJsonUrl", "profile.json");
    routes.put("gmfPrintUrl", "printproxy");
    routes.put("gmfShortenerCreateUrl", "short/create");
    routes.put(
        "ngeoPermalinkOgcserverUrl",
        "mapserv_proxy?ogcserver="
            + URLEncoder.encode(config.mainOgcServer(), StandardCharsets.UTF_8));
    routes.put("fulltextsearchUrl", "search?limit=30&partitionlimit=5&" + parameter);
    routes.put("gmfTreeUrl", "themes?background=background&" + parameter);
    routes.put("gmfVectorTilesUrl", "vector_tiles/");
    routes.put("feedbackUrl", "feedback");
    routes.put("angularLocaleScript", "static/angular-locale.js");
    routes.forEach((constant, route) -> constants.put(constant, publicUrl.of(route)));

    ObjectNode languages = constants.putObject("langUrls");
    locale
        .languages()
        .forEach(
            language ->
                languages.put(language, publicUrl.of("static/locale/" + language + ".json")));
    ObjectNode i18next = constants.putObject("gmfI18nextConfiguration");
    i18next.putObject("backend").put("loadPath", publicUrl.of("static/locale/{{lng}}.json"));
    i18next.put("fallbackLng", locale.languages().get(0));
  }
}
