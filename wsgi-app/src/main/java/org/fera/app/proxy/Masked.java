package org.fera.app.proxy;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.function.Function;
import org.fera.app.rights.Caller;
import org.fera.app.upstream.UpstreamRequest;

/** Answers of servers that do not know the restriction areas, held to them. */
@ApplicationScoped
class Masked {

  private final MaskedMaps maps;
  private final MaskedPoint point;
  private final MaskedFeatures features;

  Masked(MaskedMaps maps, MaskedPoint point, MaskedFeatures features) {
    this.maps = maps;
    this.point = point;
    this.features = features;
  }

  /**
   * Empty when the request may go on as it is.
   *
   * @param asking makes the request for parameters
   */
  Optional<Uni<Response>> answer(
      Operation operation,
      OgcParameters parameters,
      AreaScope areas,
      Caller caller,
      Function<OgcParameters, UpstreamRequest> asking) {
    switch (operation) {
      case GETMAP -> {
        return MaskedMaps.isNeeded(parameters, areas)
            ? Optional.of(maps.draw(parameters, areas, caller, asking))
            : Optional.empty();
      }
      case GETFEATUREINFO -> {
        return point.apply(parameters, areas, caller).map(answer -> Uni.createFrom().item(answer));
      }
      case GETFEATURE -> {
        if (!areas.limits(FeatureNames.of(parameters))) {
          return Optional.empty();
        }
        MaskedFeatures.check(
            parameters.get("outputformat").orElse(""), parameters.get("resulttype").orElse(""));
        return Optional.of(features.filter(asking.apply(parameters), areas, caller));
      }
      default -> {
        return Optional.empty();
      }
    }
  }

  /** The same for a request in XML. */
  Optional<Uni<Response>> answer(
      WfsPost post, AreaScope areas, Caller caller, UpstreamRequest request) {
    boolean limited = areas.limits(FeatureNames.of(post));
    if (post.operation() != Operation.GETFEATURE || !limited) {
      return Optional.empty();
    }
    MaskedFeatures.check(post.outputFormat(), post.resultType());
    return Optional.of(features.filter(request, areas, caller));
  }
}
