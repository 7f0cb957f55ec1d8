package org.fera.print.fetch;

import java.nio.file.Path;

/**
 * A key store (JKS or PKCS 12) with certificates of authorities.
 *
 * @param password never shown
 */
public record TrustStore(Path file, String password) {

  /** Secrets stay out of logs. */
  @Override
  public String toString() {
    return "TrustStore[" + file + "]";
  }
}
