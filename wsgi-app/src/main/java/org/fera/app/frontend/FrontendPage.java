package org.fera.app.frontend;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes a built page one of this portal: it is told its interface and where its constants are, and
 * finds its files wherever it is shown. All else stays as it was built.
 */
final class FrontendPage {

  private static final Pattern META = Pattern.compile("(?i)<meta\\s[^>]*>");
  private static final Pattern NAME = attribute("name");
  private static final Pattern CONTENT = attribute("content");
  private static final Pattern LINK =
      Pattern.compile("(?i)(<(?:script|link|img|source)\\s[^>]*?\\b(?:src|href)=\")([^\"]*)(\")");

  /** ngeo's pages have a script whose address its build has not filled in. */
  private static final Pattern UNFILLED =
      Pattern.compile("(?i)<script\\s[^>]*\\bsrc=\"[^\"]*\\$\\{[^\"]*\"[^>]*>\\s*</script>");

  private FrontendPage() {}

  /**
   * The page for this portal.
   *
   * @param portal path of the portal, with slashes at both ends
   */
  static String adapted(String built, Frontend frontend, String portal) {
    String page = META.matcher(built).replaceAll(meta -> meta(meta.group(), frontend, portal));
    page = UNFILLED.matcher(page).replaceAll("");
    return LINK.matcher(page).replaceAll(link -> link(link, frontend, portal));
  }

  private static String meta(String tag, Frontend frontend, String portal) {
    Matcher name = NAME.matcher(tag);
    if (!name.find()) {
      return Matcher.quoteReplacement(tag);
    }
    String content =
        switch (name.group(2)) {
          case "interface" -> frontend.name();
          case "dynamicUrl" -> portal + "dynamic.json";
          default -> null;
        };
    String changed =
        content == null
            ? tag
            : CONTENT
                .matcher(tag)
                .replaceFirst(found -> Matcher.quoteReplacement(found.group(1) + content + '"'));
    return Matcher.quoteReplacement(changed);
  }

  private static String link(MatchResult link, Frontend frontend, String portal) {
    String address = link.group(2);
    String there =
        isFile(address, frontend.folder()) ? portal + frontend.files() + plain(address) : address;
    return Matcher.quoteReplacement(link.group(1) + there + link.group(3));
  }

  /** Relative, and there: what a script of the page will fill in is neither. */
  private static boolean isFile(String address, Path folder) {
    if (address.isEmpty() || address.startsWith("/") || address.contains(":")) {
      return false;
    }
    try {
      Path file = folder.resolve(plain(address).split("[?#]", 2)[0]).normalize();
      return file.startsWith(folder) && Files.isRegularFile(file);
    } catch (InvalidPathException e) {
      return false;
    }
  }

  private static String plain(String address) {
    return address.startsWith("./") ? address.substring(2) : address;
  }

  private static Pattern attribute(String name) {
    return Pattern.compile("(?i)(\\b" + name + "=\")([^\"]*)\"");
  }
}
