package org.fera.app.dynamic;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a caller of an interface may go instead: to the same theme of another interface.
 *
 * @param url the address to go to
 * @param stayUrl the same with a parameter that keeps it from sending back
 */
record Redirect(String url, String stayUrl) {

  private static final Pattern THEME = Pattern.compile(".*/theme/(.*)");

  /**
   * @param base of the portal, with a slash at its end
   * @param query of the page, with its question mark, or null
   * @param path of the page, or null
   */
  static Redirect of(String base, String interfaceName, String query, String path) {
    String address = base + interfaceName + theme(path).map(name -> "/theme/" + name).orElse("");
    String kept = query == null ? "" : query.replaceFirst("^\\?", "");
    String stay = kept.isEmpty() ? "no_redirect=t" : "no_redirect=t&" + kept;
    String url = kept.isEmpty() ? address : address + "?" + kept;
    return new Redirect(url.replace("+", "%20"), address + "?" + stay);
  }

  /** Whether the page was asked for with the parameter that keeps it. */
  static boolean isKept(String query) {
    return query != null && query.matches("\\??(.*&)?no_redirect(=.*)?");
  }

  private static Optional<String> theme(String path) {
    Matcher matcher = THEME.matcher(path == null ? "" : path);
    return matcher.matches()
        ? Optional.of(matcher.group(1).replace("+", "%20").replace(" ", "%20"))
        : Optional.empty();
  }
}
