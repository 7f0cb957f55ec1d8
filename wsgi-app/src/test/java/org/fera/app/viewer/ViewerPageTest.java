package org.fera.app.viewer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ViewerPageTest {

  private final String built = new String(Bundle.read("index.html"), UTF_8);

  @Test
  @Tag("VW-1.3")
  void theBuiltPageIsToldWhereThePortalLies() {
    String page = ViewerPage.adapted(built, "/portal/", "city");

    assertThat(page)
        .contains("<base href=\"/portal/\">")
        .contains("<meta name=\"interface\" content=\"city\">")
        .contains("src=\"./viewer/");
  }

  @Test
  @Tag("VW-1.3")
  void whatIsToldCannotLeaveItsAttribute() {
    String page = ViewerPage.adapted(built, "/", "\"><script>");

    assertThat(page).contains("content=\"&quot;>&lt;script>\"");
  }

  @Test
  void aPageWithoutThePlacesToTellIsNoPageOfOurs() {
    assertThatThrownBy(() -> ViewerPage.adapted("<html>", "/", "desktop"))
        .hasMessageContaining("<base");
  }
}
