package org.fera.kubernetes.check;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.KubernetesResource;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Unknown fields and wrong types. fabric8's model reads a manifest and keeps what it does not know
 * in {@code additionalProperties}; an API server would drop that silently, or refuse it. Resources
 * of others are held against {@link CustomFields}.
 */
public final class Fields {

  private static final KubernetesSerialization SERIALIZATION = new KubernetesSerialization();
  private static final String UNKNOWN = "getAdditionalProperties";

  private Fields() {}

  /** The faults. */
  public static List<String> faults(Manifests manifests) {
    List<String> faults = new ArrayList<>();
    for (Resource resource : manifests.resources()) {
      faults.addAll(faults(resource));
    }
    return faults;
  }

  private static List<String> faults(Resource resource) {
    KubernetesResource model;
    try {
      model = SERIALIZATION.unmarshal(resource.node().toString(), KubernetesResource.class);
    } catch (RuntimeException e) {
      return List.of(resource + ": " + firstLine(e));
    }
    if (model instanceof GenericKubernetesResource) {
      return CustomFields.faults(resource);
    }
    List<String> faults = new ArrayList<>();
    walk(model, resource.toString(), faults);
    return faults;
  }

  private static String firstLine(Throwable e) {
    Throwable cause = e;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return String.valueOf(cause.getMessage()).lines().findFirst().orElse(cause.toString());
  }

  private static void walk(Object value, String at, List<String> faults) {
    if (value instanceof Map<?, ?> map) {
      map.forEach((key, inner) -> walk(inner, at + "." + key, faults));
    } else if (value instanceof List<?> list) {
      for (int i = 0; i < list.size(); i++) {
        walk(list.get(i), at + "[" + i + "]", faults);
      }
    } else if (value != null && value.getClass().getName().startsWith("io.fabric8.")) {
      walkModel(value, at, faults);
    }
  }

  private static void walkModel(Object model, String at, List<String> faults) {
    for (Method method : model.getClass().getMethods()) {
      if (!method.getName().startsWith("get") || method.getParameterCount() > 0) {
        continue;
      }
      Object inner = call(method, model);
      if (!method.getName().equals(UNKNOWN)) {
        walk(inner, at + "." + method.getName().substring(3), faults);
      } else if (inner instanceof Map<?, ?> unknown && !unknown.isEmpty()) {
        faults.add(at + ": unknown " + unknown.keySet());
      }
    }
  }

  private static Object call(Method method, Object model) {
    try {
      return method.invoke(model);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new AssertionError(method + " of the model failed", e);
    }
  }
}
