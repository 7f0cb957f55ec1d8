package org.fera.app.printproxy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.apache.commons.codec.digest.HmacAlgorithms;
import org.apache.commons.codec.digest.HmacUtils;
import org.eclipse.microprofile.config.Config;

/**
 * Tells print-service from where a request comes that this application hands on, so that it can
 * believe it: with the secret that the services share.
 */
@ApplicationScoped
class PrintSeal {

  static final String HEADER = "X-Fera-Printproxy";

  /** Keeps what we make of the router's key apart from what the router signs with it. */
  private static final String PURPOSE = "fera.printproxy";

  private final Optional<HmacUtils> mac;

  @Inject
  PrintSeal(Config config) {
    this(config.getOptionalValue("fera.router.token-key", String.class));
  }

  PrintSeal(Optional<String> secret) {
    this.mac = secret.map(text -> mac(mac(text.getBytes(StandardCharsets.UTF_8)).hmac(PURPOSE)));
  }

  /**
   * The header's value; empty without a secret.
   *
   * @param address of the caller
   * @param host by which the caller reached the portal, with a port where it has one
   */
  Optional<String> of(Instant now, String address, String host) {
    String said = now.getEpochSecond() + " " + address + " " + host.replaceAll("[^!-~]", "~");
    return mac.map(
        sealing ->
            said
                + " "
                + Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(sealing.hmac(said.getBytes(StandardCharsets.UTF_8))));
  }

  private static HmacUtils mac(byte[] key) {
    return new HmacUtils(HmacAlgorithms.HMAC_SHA_256, key);
  }
}
