package org.fera.print.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Locale;
import org.fera.print.fetch.ProxyServer;
import org.fera.print.fetch.TrustStore;
import org.fera.print.yaml.Section;

/** Reads proxies and the certificates of an app. */
final class RouteReader {

  private static final int HTTP = 80;
  private static final int LAST_PORT = 65_535;

  private RouteReader() {}

  static ProxyRule proxy(Section section) {
    if (!section.tag().equals("!proxy")) {
      throw section.fault("a proxy needs the tag !proxy");
    }
    String scheme = section.text("scheme").orElse("http").toLowerCase(Locale.ROOT);
    if (!scheme.equals("http")) {
      throw section.fault("scheme", "proxies are asked by http, not by \"" + scheme + "\"");
    }
    int port = section.size("port").orElse(HTTP);
    if (port > LAST_PORT) {
      throw section.fault("port", "\"port\" must be a port");
    }
    ProxyRule proxy =
        new ProxyRule(
            new ProxyServer(
                section.requiredText("host"),
                port,
                section.text("username"),
                section.text("password").orElse("")),
            HttpRuleReader.matchers(section, "matchers"));
    section.end();
    return proxy;
  }

  /** A key store of the app's folder, which can be opened. */
  static TrustStore trustStore(Section section, Path folder) {
    if (!section.tag().equals("!certificateStore")) {
      throw section.fault("certificateStore", "needs the tag !certificateStore");
    }
    String uri = section.requiredText("uri");
    String password = section.text("password").orElse("");
    section.end();
    Path file = AppReader.inside(folder, uri.replaceFirst("(?i)^file:/*", ""));
    if (file == null || !Files.isRegularFile(file)) {
      throw section.fault("uri", "there is no file \"" + uri + "\" in the app's folder");
    }
    try {
      KeyStore.getInstance(file.toFile(), password.toCharArray());
      return new TrustStore(file, password);
    } catch (IOException | GeneralSecurityException e) {
      throw section.fault("uri", "\"" + uri + "\" cannot be opened: " + e.getMessage());
    }
  }
}
