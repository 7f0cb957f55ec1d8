package org.fera.print.app;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fera.print.fetch.TrustStore;
import org.fera.print.rights.Access;

/**
 * An app: one folder with {@code config.yaml}, templates and pictures.
 *
 * @param layouts by name, sorted
 * @param strict whether a request with unknown attributes or keys is refused
 * @param smtp how reports are mailed, if they are
 * @param credentials for servers that ask for a name and a password
 * @param allowedReferers pages whose requests are answered; empty for all
 * @param proxies by which some URLs are fetched; the first one that is for a URL counts
 * @param trustStore certificates by which servers are believed, instead of Java's
 * @param access who may use it
 */
public record PrintApp(
    String id,
    Path folder,
    Map<String, Layout> layouts,
    boolean strict,
    Optional<String> resourceBundle,
    Optional<SmtpSettings> smtp,
    List<Credential> credentials,
    List<UrlMatcher> allowedReferers,
    List<ProxyRule> proxies,
    Optional<TrustStore> trustStore,
    Access access) {}
