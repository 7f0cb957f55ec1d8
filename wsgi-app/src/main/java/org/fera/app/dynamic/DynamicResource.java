package org.fera.app.dynamic;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.fera.app.http.CacheHeaders;
import org.fera.app.http.PublicUrl;
import org.fera.app.organisations.Organisation;
import org.jboss.resteasy.reactive.RestQuery;

/** {@code GET /dynamic.json}. */
@Path("/dynamic.json")
@Blocking
public class DynamicResource {

  private static final String DEFAULT_INTERFACE = "desktop";

  private final Interfaces interfaces;
  private final RouteConstants routes;
  private final EnvironmentConstant environment;
  private final PortalViews views;
  private final PublicUrl publicUrl;
  private final Organisation organisation;
  private final String cacheVersion;

  DynamicResource(
      Interfaces interfaces,
      RouteConstants routes,
      EnvironmentConstant environment,
      PortalViews views,
      PublicUrl publicUrl,
      Organisation organisation,
      @ConfigProperty(name = "quarkus.application.version") String version) {
    this.interfaces = interfaces;
    this.routes = routes;
    this.environment = environment;
    this.views = views;
    this.publicUrl = publicUrl;
    this.organisation = organisation;
    this.cacheVersion = Integer.toHexString(version.hashCode());
  }

  /**
   * The constants of an interface.
   *
   * @param query of the page that asks, with its question mark
   * @param path of the page that asks
   */
  @GET
  public Response dynamic(
      @RestQuery("interface") String name, @RestQuery String query, @RestQuery String path) {
    String asked =
        organisation.interfaceName(name == null || name.isBlank() ? DEFAULT_INTERFACE : name);
    if (!interfaces.names().contains(asked)) {
      throw new NotFoundException(
          "Interface '%s' does not exist, available interfaces are: %s"
              .formatted(asked, String.join(", ", interfaces.names())));
    }
    ObjectNode answer = answer(asked, query, path);
    return Response.ok(answer, MediaType.APPLICATION_JSON)
        .header(HttpHeaders.CACHE_CONTROL, CacheHeaders.everybody(10))
        .header(HttpHeaders.VARY, "Host")
        .build();
  }

  private ObjectNode answer(String name, String query, String path) {
    ObjectNode constants = interfaces.constants(name);
    constants.put("interface", name);
    constants.put("cacheVersion", cacheVersion);
    if (!constants.has("gmfSearchGroups")) {
      ArrayNode groups = constants.putArray("gmfSearchGroups");
      views.searchGroups().forEach(groups::add);
    }
    routes.add(constants, name);
    environment.add(constants);
    ViewConstants.add(constants, views.current());

    Optional<Redirect> redirect =
        interfaces
            .redirectInterface(name)
            .map(other -> Redirect.of(publicUrl.base(), other, query, path));
    boolean stays = redirect.isEmpty() || Redirect.isKept(query);
    boolean goes = !stays && interfaces.doRedirect(name);
    if (redirect.isPresent() && !goes) {
      constants.put("redirectUrl", stays ? "" : redirect.get().stayUrl());
    }
    ObjectNode answer = constants.objectNode();
    answer.set("constants", constants);
    answer.put("doRedirect", goes);
    answer.put("redirectUrl", redirect.map(Redirect::url).orElse(null));
    return answer;
  }
}
