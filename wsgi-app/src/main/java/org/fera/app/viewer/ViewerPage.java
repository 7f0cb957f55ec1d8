package org.fera.app.viewer;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.fera.app.http.EntryPoint;

/** The page of this portal: the built one, told where the portal lies and which interface it is. */
@ApplicationScoped
public class ViewerPage {

  private final BundleFile file;

  ViewerPage(Bundle bundle, ViewerConfig config, EntryPoint entryPoint) {
    String html = adapted(bundle.page(), entryPoint.path(), config.interfaceName());
    byte[] bytes = html.getBytes(StandardCharsets.UTF_8);
    this.file = BundleFile.of("index.html", bytes, sha256(bytes));
  }

  BundleFile file() {
    return file;
  }

  /**
   * @param path of the portal, with slashes at both ends
   */
  static String adapted(String built, String path, String interfaceName) {
    String page = with(built, "<base href=\"./\">", "<base href=\"%s\">", path);
    return with(
        page,
        "<meta name=\"interface\" content=\"desktop\">",
        "<meta name=\"interface\" content=\"%s\">",
        interfaceName);
  }

  private static String with(String page, String built, String format, String value) {
    if (!page.contains(built)) {
      throw new IllegalStateException("The viewer's page has no " + built);
    }
    return page.replace(built, String.format(format, escape(value)));
  }

  private static String escape(String value) {
    return value.replace("&", "&amp;").replace("\"", "&quot;").replace("<", "&lt;");
  }

  static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
