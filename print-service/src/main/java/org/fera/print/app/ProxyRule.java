package org.fera.print.app;

import java.util.List;
import org.fera.print.fetch.ProxyServer;

/**
 * A proxy for some URLs: MapFish Print's {@code !proxy}.
 *
 * @param matchers for which URLs; none for all
 */
public record ProxyRule(ProxyServer server, List<UrlMatcher> matchers) {}
