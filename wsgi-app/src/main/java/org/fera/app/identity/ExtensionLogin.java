package org.fera.app.identity;

import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.RequestScoped;
import java.net.InetAddress;
import java.util.Optional;
import org.fera.app.extensions.Extensions;
import org.fera.app.spi.LoginProof;

/** A caller of whom an extension knows who it is. */
@RequestScoped
class ExtensionLogin implements LoginSource {

  private final Extensions extensions;
  private final HttpServerRequest request;
  private final Remote remote;
  private final UserRepository users;

  ExtensionLogin(
      Extensions extensions, HttpServerRequest request, Remote remote, UserRepository users) {
    this.extensions = extensions;
    this.request = request;
    this.remote = remote;
    this.users = users;
  }

  @Override
  public int order() {
    return 200;
  }

  @Override
  public Optional<SignedIn> signedIn() {
    return extensions
        .username(new Asked())
        .filter(name -> name.indexOf('\0') < 0)
        .flatMap(users::named)
        .map(row -> new SignedIn(row.user(), row.roles(), Optional.empty()));
  }

  private final class Asked implements LoginProof.Asked {

    @Override
    public Optional<String> header(String name) {
      return Optional.ofNullable(request.getHeader(name));
    }

    @Override
    public InetAddress address() {
      return remote.address();
    }
  }
}
