package org.fera.e2e.viewer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.fera.e2e.Picture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;

/** The desktop page of ngeo 2.10 as npm has it, mounted as the interface desktop. */
@Portal
@Tag("WA-1.27")
class NgeoIT {

  /** Above the middle of Lake Geneva, E 2538000 N 1146000, with nothing below the layers. */
  private static final String LAKE =
      "/desktop/theme/Nature?map_x=2538000&map_y=1146000&map_zoom=3&baselayer_ref=blank"
          + "&tree_groups=Waters&tree_group_layers_Waters=";

  /** In the canton of Bern, where roles may see the density. */
  private static final String DENSITY =
      "/desktop/theme/Analysis?map_x=2600000&map_y=1200000&map_zoom=3&baselayer_ref=blank"
          + "&tree_groups=Density&tree_group_layers_Density=";

  /** What ngeo has asked of servers, but for addresses with the data in them. */
  private static final String ASKED =
      """
      return performance.getEntriesByType('resource').map(e => e.name)
          .filter(name => !name.startsWith('data:') && !name.startsWith('blob:'));
      """;

  /** The map's pixels are drawn and no request is on its way. */
  private static final String AT_REST =
      """
      const http = angular.element(document.body).injector().get('$http');
      const loading = document.querySelector('.loading-mask');
      return http.pendingRequests.length === 0 && loading.classList.contains('ng-hide');
      """;

  /** Of what is near enough to snap to, when the map has moved meanwhile. */
  private static final String REPLACED = "WFS request aborted.";

  private static final String SUBMIT =
      """
      return document.querySelector('gmf-auth-panel').shadowRoot
          .querySelector('gmf-auth-form').shadowRoot.querySelector('input[type=submit]');
      """;

  private final Browser browser = new Browser();
  private final String portal;

  NgeoIT(String portal) {
    this.portal = portal;
  }

  @BeforeEach
  void aDesk() {
    browser.screen(1280, 800, false);
  }

  @AfterEach
  void nothingWentWrongNorElsewhere() {
    try (browser) {
      assertThat(browser.consoleErrors()).allMatch(error -> error.contains(REPLACED));
      assertThat((List<?>) browser.script(ASKED))
          .isNotEmpty()
          .allSatisfy(address -> assertThat(address).asString().startsWith(portal + "/"));
    }
  }

  @Test
  void aVisitorSeesTheTreeAndTheLakeAndAsksWhatItIs() {
    open(LAKE);
    assertThat(tree()).contains("Waters", "Lakes", "Rivers");
    assertThat(middle()).as("no layer is switched on").isFalse();
    assertThat(themes()).contains("Nature").doesNotContain("Analysis");

    open(LAKE + "lake");
    browser.await("water in the middle", d -> middle() ? true : null);
    assertThat(answerToAClick()).contains("Lakes", "Lac Léman");
  }

  @Test
  void eachThemeIsShownWhole() {
    for (String theme : List.of("Borders", "Nature", "Population", "World", "Planning")) {
      open("/desktop/theme/" + theme + "?map_x=2600000&map_y=1200000&map_zoom=3");
      assertThat(browser.find(".gmf-app-header b").getText()).isEqualTo(theme);
    }
  }

  @Test
  void whoIsLoggedInSeesAndAsksAPrivateLayerToo() {
    open(LAKE);
    browser.find("[ng-model='mainCtrl.loginActive']").click();
    browser.find("gmf-auth-panel input[name=login]").sendKeys("viewer");
    browser.find("gmf-auth-panel input[name=password]").sendKeys("viewer");
    ((WebElement) browser.script(SUBMIT)).click();
    browser.await("private themes", d -> themes().contains("Analysis") ? true : null);

    open(DENSITY);
    assertThat(tree()).contains("Density");
    Picture without = map();
    open(DENSITY + "commune_density");
    browser.await("cells drawn", d -> Difference.between(without, map()) > 0.2 ? true : null);
    assertThat(answerToAClick()).contains("Bern");
  }

  private void open(String path) {
    browser.open(portal + path);
    browser.find("gmf-layertree .gmf-layertree-node");
    browser.find("gmf-map .ol-viewport canvas");
    browser.await("ngeo at rest", d -> Boolean.TRUE.equals(browser.script(AT_REST)) ? true : null);
  }

  private String tree() {
    return browser.find("gmf-layertree").getText();
  }

  private String themes() {
    return browser.find("gmf-themeselector").getDomProperty("textContent");
  }

  private Picture map() {
    return browser.picture(browser.find("gmf-map"));
  }

  private boolean middle() {
    Picture map = map();
    return map.bluish(map.image().getWidth() / 2, map.image().getHeight() / 2);
  }

  /** Clicks the middle of the map and reads the window that opens. */
  private String answerToAClick() {
    new Actions(browser.driver())
        .moveToElement(browser.find("gmf-map .ol-viewport"))
        .click()
        .perform();
    return browser.await(
        "an answer",
        d -> {
          String text = browser.find(".gmf-displayquerywindow").getText();
          return text.isBlank() ? null : text;
        });
  }
}
