package org.fera.print.map;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Future;
import org.fera.print.fetch.Fetched;
import org.fera.print.source.Resources;
import org.fera.print.spec.LayerSpec;

/**
 * A layer on its way to the page: its requests, and the answers in the same order; or why there are
 * none.
 *
 * @param fault null if there is none
 */
record Sheet(
    LayerSpec spec, List<LayerRequest> requests, List<Future<Fetched>> answers, String fault) {

  static Sheet of(LayerSpec spec, List<LayerRequest> requests) {
    return new Sheet(spec, requests, new ArrayList<>(), null);
  }

  static Sheet failed(LayerSpec spec, String fault) {
    return new Sheet(spec, List.of(), new ArrayList<>(), fault);
  }

  LayerSpec.Common layer() {
    return spec.common();
  }

  /** Whether it is drawn here, with lines and text. */
  boolean drawing() {
    return fault == null && (spec instanceof LayerSpec.Vector || spec instanceof LayerSpec.Grid);
  }

  void fetch(Resources resources) {
    boolean anything = spec instanceof LayerSpec.Image;
    for (LayerRequest request : requests) {
      answers.add(anything ? resources.get(request.url()) : resources.fetch(request.url()));
    }
  }

  /** Ends what is still on its way; drawn answers are no longer in the list. */
  void giveUp() {
    answers.stream().filter(Objects::nonNull).forEach(answer -> answer.cancel(true));
  }
}
