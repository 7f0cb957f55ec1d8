package org.fera.app.identity;

import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.RequestScoped;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fera.app.http.PublicUrl;

/** Which pages may speak for a caller: those of the portal and of hosts that are authorised. */
@RequestScoped
public class Referer {

  private final HttpServerRequest request;
  private final PublicUrl publicUrl;
  private final AuthenticationConfig config;

  Referer(HttpServerRequest request, PublicUrl publicUrl, AuthenticationConfig config) {
    this.request = request;
    this.publicUrl = publicUrl;
    this.config = config;
  }

  /** Whether the page that the request comes from is one of them; so is no page at all. */
  public boolean isTrusted() {
    String referer = request.getHeader("Referer");
    return referer == null
        || authority(referer).filter(own(config.authorizedReferers())::contains).isPresent();
  }

  /** Whether a login may lead to an address: a path of this host, or a page of a known one. */
  public boolean mayLeadTo(String address) {
    if (address.chars().anyMatch(c -> c <= ' ' || c == '\\' || c == 0x7f)) {
      return false;
    }
    return address.startsWith("/")
        ? !address.startsWith("//")
        : address.matches("(?i)https?://.*")
            && authority(address).filter(own(config.allowedHosts())::contains).isPresent();
  }

  private Set<String> own(Optional<List<String>> configured) {
    return Stream.concat(
            Stream.of(publicUrl.host(), publicUrl.requestHost()),
            configured.orElse(List.of()).stream())
        .map(host -> host.strip().toLowerCase(Locale.ROOT))
        .collect(Collectors.toSet());
  }

  private static Optional<String> authority(String address) {
    try {
      return Optional.ofNullable(new URI(address).getRawAuthority())
          .map(authority -> authority.toLowerCase(Locale.ROOT));
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }
}
