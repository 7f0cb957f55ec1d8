package org.fera.kubernetes.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * No secret stands in a manifest: none is a Secret, no variable that is one has a value, and those
 * that are referred to are the ones that an operator or a person makes, as docs/kubernetes.md says.
 */
public final class Secrets {

  /** Secrets that are made elsewhere, with their keys. */
  static final Map<String, Set<String>> MADE_ELSEWHERE =
      Map.of(
          "database-app",
          Set.of("username", "password"),
          "portal-keys",
          Set.of("token-key", "authtkt-secret"),
          "portal-tls",
          Set.of("tls.crt", "tls.key"));

  private static final Pattern NAME =
      Pattern.compile(".*(PASSWORD|SECRET|TOKEN_KEY|QUEUE_KEY|OPERATOR_TOKEN|API_KEY).*");
  private static final Pattern VALUE =
      Pattern.compile("(?i)(password\\s*=\\s*\\S|-----BEGIN|://[^/\\s:]+:[^/\\s@]+@)");

  private Secrets() {}

  /**
   * The faults.
   *
   * @param documentation text that has to name each Secret and its keys
   */
  public static List<String> faults(Manifests manifests, String documentation) {
    List<String> faults = new ArrayList<>();
    manifests.all("Secret").forEach(s -> faults.add(s + ": must not be in a manifest"));
    manifests
        .all("ConfigMap")
        .forEach(
            map ->
                Labels.of(map.at("data"))
                    .forEach((key, value) -> value(map.toString(), key, value, faults)));
    manifests.workloads().forEach(w -> w.containers().forEach(c -> variables(w, c, faults)));
    Set<String> named =
        manifests
            .all("Ingress")
            .flatMap(i -> Manifests.elements(i.at("spec", "tls")))
            .map(tls -> tls.path("secretName").asText())
            .collect(Collectors.toSet());
    named.stream()
        .filter(name -> !MADE_ELSEWHERE.containsKey(name))
        .forEach(name -> faults.add("Ingress: nobody makes the Secret " + name));
    MADE_ELSEWHERE.forEach(
        (name, keys) -> {
          if (!documentation.contains(name) || !keys.stream().allMatch(documentation::contains)) {
            faults.add("docs: say nothing of the Secret " + name + " with " + keys);
          }
        });
    return faults;
  }

  private static void variables(Workload workload, JsonNode container, List<String> faults) {
    String at = workload.resource() + "/" + container.path("name").asText();
    Manifests.elements(container.path("env"))
        .forEach(
            variable -> {
              String name = variable.path("name").asText();
              value(at, name, variable.path("value").asText(""), faults);
              JsonNode reference = variable.path("valueFrom").path("secretKeyRef");
              String secret = reference.path("name").asText();
              String key = reference.path("key").asText();
              if (!reference.isMissingNode()
                  && !MADE_ELSEWHERE.getOrDefault(secret, Set.of()).contains(key)) {
                faults.add(at + ": nobody makes the Secret " + secret + " with the key " + key);
              }
            });
  }

  private static void value(String at, String name, String value, List<String> faults) {
    if (NAME.matcher(name).matches() && !value.isEmpty() || VALUE.matcher(value).find()) {
      faults.add(at + ": " + name + " holds a secret");
    }
  }
}
