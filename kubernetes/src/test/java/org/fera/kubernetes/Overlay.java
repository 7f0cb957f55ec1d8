package org.fera.kubernetes;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.fera.kubernetes.check.Manifests;

/** The overlays, each rendered once. */
enum Overlay {
  LOCAL,
  INTEGRATION,
  PRODUCTION,
  OWN_POSTGRESQL;

  private static final Map<Overlay, String> RENDERED = new ConcurrentHashMap<>();

  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** What kustomize makes of it. */
  String text() {
    return RENDERED.computeIfAbsent(
        this,
        overlay ->
            Program.kubectl(System.getenv("PATH"))
                .run(
                    List.of(
                        "kustomize",
                        Checkout.path("kubernetes/overlays/" + overlay.word()).toString()),
                    Map.of()));
  }

  /** The same, to be read and, by tests that plant a fault, changed. */
  Manifests manifests() {
    return Manifests.of(text());
  }
}
