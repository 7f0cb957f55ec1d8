package org.fera.app.search;

import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fera.app.http.BadParameter;
import org.fera.app.http.CacheHeaders;
import org.fera.app.http.Parameters;
import org.fera.app.organisations.Organisation;
import org.fera.app.rights.Callers;
import org.jboss.resteasy.reactive.RestQuery;

/** {@code GET /search}: what the search box asks for with each letter. */
@Path("/search")
@Blocking
public class SearchResource {

  private static final int LONGEST_QUERY = 500;

  private final SearchConfig config;
  private final SearchRepository repository;
  private final SearchFeatures features;
  private final Languages languages;
  private final Callers callers;
  private final Organisation organisation;

  SearchResource(
      SearchConfig config,
      SearchRepository repository,
      SearchFeatures features,
      Languages languages,
      Callers callers,
      Organisation organisation) {
    this.config = config;
    this.repository = repository;
    this.features = features;
    this.languages = languages;
    this.callers = callers;
    this.organisation = organisation;
  }

  /** Rows whose words begin with all the words typed, that the caller may see; best first. */
  @GET
  public Response search(
      @RestQuery String query,
      @RestQuery String limit,
      @RestQuery String partitionlimit,
      @RestQuery("interface") String interfaceName,
      @RestQuery String lang,
      @RestQuery String categories,
      @RestQuery("null_category") String nullCategory,
      @RestQuery String ranksystem,
      @Context HttpHeaders headers) {
    String typed = typed(query);
    String language = languages.of(lang, headers);
    SearchRequest request =
        new SearchRequest(
            typed,
            SearchTerms.of(typed),
            language,
            languages.configuration(language),
            knownInterface(organisation.interfaceName(interfaceName)),
            split(categories),
            Parameters.flag(nullCategory),
            Math.min(
                Parameters.integer("limit", limit, config.defaultLimit(), 1), config.maxLimit()),
            Math.min(Parameters.integer("partitionlimit", partitionlimit, 0, 0), config.maxLimit()),
            "ts_rank_cd"
                .equals(
                    Parameters.word(
                        "ranksystem",
                        ranksystem,
                        "similarity",
                        Set.of("similarity", "ts_rank_cd"))));
    List<SearchHit> hits =
        request.terms().isEmpty() ? List.of() : repository.find(request, callers.current());
    return Response.ok(features.of(hits), "application/geo+json")
        .header(HttpHeaders.CACHE_CONTROL, CacheHeaders.mine(10))
        .header(HttpHeaders.VARY, CacheHeaders.VARY_CALLER + ", Accept-Language")
        .build();
  }

  /** The layer names that {@code categories} may name. */
  @GET
  @Path("/capabilities")
  public Map<String, List<String>> capabilities() {
    return Map.of("categories", repository.categories());
  }

  private static String typed(String query) {
    String typed = Parameters.required("query", query);
    if (typed.length() > LONGEST_QUERY) {
      throw new BadParameter("query", "'query' is longer than " + LONGEST_QUERY + " characters.");
    }
    return typed.replace("\0", "");
  }

  private Optional<String> knownInterface(String name) {
    if (name == null || name.isBlank()) {
      return Optional.empty();
    }
    if (!repository.interfaceExists(name)) {
      throw new BadParameter("interface", "There is no interface of this name.");
    }
    return Optional.of(name);
  }

  private static List<String> split(String commaSeparated) {
    if (commaSeparated == null) {
      return List.of();
    }
    return Arrays.stream(commaSeparated.split(","))
        .map(String::strip)
        .filter(part -> !part.isEmpty())
        .toList();
  }
}
