package org.fera.app.proxy;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Clock;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;
import org.fera.app.http.Unavailable;
import org.fera.app.upstream.Upstream;
import org.fera.app.upstream.UpstreamRequest;
import org.fera.app.upstream.WholeAnswer;

/** Sends requests to OGC servers, within the limits of their kind and of the server's circuit. */
@ApplicationScoped
class OgcRequests {

  private static final int BAD_GATEWAY = 502;
  private static final int GATEWAY_TIMEOUT = 504;

  private final Upstream upstream;
  private final Admission admission;
  private final ProxyConfig config;
  private final ConcurrentMap<String, Circuit> circuits = new ConcurrentHashMap<>();

  OgcRequests(Upstream upstream, Admission admission, ProxyConfig config) {
    this.upstream = upstream;
    this.admission = admission;
    this.config = config;
  }

  /** The answer; what may be a report of a fault has been read, all else has not. */
  Uni<OgcAnswer> send(UpstreamRequest request, Kind kind) {
    Circuit circuit = circuit(request);
    Admission.Place place = admission.admit(kind);
    return watched(
            circuit, place, () -> DatabaseFaults.insisting(() -> begin(request), OgcAnswer::report))
        .invoke(
            answer -> {
              tell(circuit, answer.response().statusCode());
              place.leaveAfter(answer);
              DatabaseFaults.refuse(request, answer.report());
            });
  }

  private Uni<OgcAnswer> begin(UpstreamRequest request) {
    return upstream
        .send(request)
        .flatMap(
            response ->
                OgcAnswer.mayBeReport(response)
                    ? upstream
                        .read(request, response, OgcAnswer.LONGEST_REPORT)
                        .map(whole -> new OgcAnswer(response, whole.body()))
                    : Uni.createFrom().item(new OgcAnswer(response, null)));
  }

  /** The whole answer, at most so many bytes. */
  Uni<WholeAnswer> whole(UpstreamRequest request, Kind kind, int most) {
    Circuit circuit = circuit(request);
    Admission.Place place = admission.admit(kind);
    return watched(
            circuit,
            place,
            () -> DatabaseFaults.insisting(() -> upstream.whole(request, most), OgcAnswer::report))
        .invoke(
            answer -> {
              tell(circuit, answer.status());
              place.leave();
              DatabaseFaults.refuse(request, OgcAnswer.report(answer));
            });
  }

  private static <T> Uni<T> watched(
      Circuit circuit, Admission.Place place, Supplier<Uni<T>> sending) {
    return sending
        .get()
        .onFailure()
        .invoke(
            failure -> {
              place.leave();
              if (failure instanceof Unavailable unavailable) {
                tell(circuit, unavailable.status());
              }
            })
        .onCancellation()
        .invoke(place::leave);
  }

  /** A server that is busy (503) works; one that cannot be reached or hangs does not. */
  private static void tell(Circuit circuit, int status) {
    if (status == BAD_GATEWAY || status == GATEWAY_TIMEOUT) {
      circuit.failed();
    } else {
      circuit.succeeded();
    }
  }

  private Circuit circuit(UpstreamRequest request) {
    Circuit circuit =
        circuits.computeIfAbsent(
            address(request.url()),
            address ->
                new Circuit(
                    config.circuit().failures(), config.circuit().rest(), Clock.systemUTC()));
    if (!circuit.lets()) {
      throw Unavailable.busy(request.server() + " has failed several times and is left alone.");
    }
    return circuit;
  }

  private static String address(String url) {
    String base = url.split("\\?", 2)[0];
    try {
      return Objects.requireNonNullElse(URI.create(base).getAuthority(), base);
    } catch (IllegalArgumentException e) {
      return base;
    }
  }
}
