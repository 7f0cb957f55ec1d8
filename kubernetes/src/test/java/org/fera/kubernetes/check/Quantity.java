package org.fera.kubernetes.check;

/** Kubernetes' quantities, as far as we write them. */
public final class Quantity {

  private Quantity() {}

  /** Bytes of {@code 384Mi}, {@code 2Gi}; 0 of {@code 0}. */
  public static long bytes(String quantity) {
    if (quantity.endsWith("Gi")) {
      return Long.parseLong(quantity.replace("Gi", "")) << 30;
    }
    return quantity.endsWith("Mi")
        ? Long.parseLong(quantity.replace("Mi", "")) << 20
        : Long.parseLong(quantity);
  }

  /** Thousandths of a processor of {@code 250m}, {@code 1}; 0 of {@code 0}. */
  public static long millis(String quantity) {
    return quantity.endsWith("m")
        ? Long.parseLong(quantity.replace("m", ""))
        : Long.parseLong(quantity) * 1000;
  }
}
