package org.fera.e2e.viewer;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.results.Rule;
import com.deque.html.axecore.selenium.AxeBuilder;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** The viewer for people with a keyboard, a screen reader or a phone. */
@Portal
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ViewerAccessIT {

  private static final String BERN = "/theme/Borders?map_x=2600000&map_y=1200000&map_zoom=3";

  private static final String FOCUS =
      """
      const e = document.activeElement, s = getComputedStyle(e.closest('.background') ?? e);
      const around = getComputedStyle(e.closest('.search') ?? e);
      return [e.id || e.getAttribute('aria-label') || e.textContent.trim() || e.tagName,
          s.outlineStyle !== 'none' || around.boxShadow !== 'none'];
      """;

  private final Browser browser = new Browser();
  private final ViewerPage page;

  ViewerAccessIT(String portal) {
    this.page = new ViewerPage(browser, portal);
  }

  @AfterEach
  void theConsoleIsQuiet() {
    browser.assertNoConsoleError();
  }

  @AfterAll
  void closeBrowser() {
    browser.close();
  }

  @Test
  @Tag("VW-4.1")
  void axeFindsNoSeriousFaultOnADesk() {
    browser.screen(1280, 800, false);
    page.open(BERN);
    assertThat(faults()).as("layers").isEmpty();

    browser.find("#tab-order").click();
    page.task("print");
    browser.find("#print-create");
    assertThat(faults()).as("drawing order, print").isEmpty();

    page.task("share").shortLink();
    assertThat(faults()).as("share").isEmpty();

    browser.find(".task .panel-head .mini").click();
    page.clickMap(0, 0);
    browser.find(".found");
    page.search("bern");
    assertThat(faults()).as("feature info, search").isEmpty();
    page.awaitMap();
  }

  @Test
  @Tag("VW-4.2")
  void aPhoneShowsTheMapAndOnePanelAtATime() {
    browser.screen(390, 780, true);
    page.open(BERN);
    assertThat(browser.all(".panel")).isEmpty();
    assertThat(browser.find("#map").getSize().getHeight()).isGreaterThan(500);

    browser.find("[data-entry=layers]").click();
    page.layer("commune_cell").click();
    assertThat(browser.find(".side").getSize().getWidth()).isEqualTo(390);
    assertThat(
            page.layer("commune_cell")
                .findElement(org.openqa.selenium.By.xpath(".."))
                .getSize()
                .getHeight())
        .as("for a thumb")
        .isGreaterThanOrEqualTo(40);
    assertThat(faults()).as("layers").isEmpty();

    browser.find("[data-entry=print]").click();
    browser.find("#print-create");
    assertThat(browser.all(".panel")).hasSize(1);
    assertThat(faults()).as("print").isEmpty();
    assertThat(browser.script("return document.documentElement.scrollWidth"))
        .as("nothing beyond the edge")
        .isEqualTo(390L);
    page.awaitMap();
  }

  @Test
  @Tag("VW-4.3")
  void theKeyboardAloneFindsAPlaceAndAsksTheMap() {
    browser.screen(1280, 800, false);
    page.open(BERN);
    List<String> passed = new ArrayList<>();
    tabTo("search", passed);
    assertThat(passed.get(0)).as("the first way leads to the map").isEqualTo("Skip to the map");
    page.press("thun");
    browser.find(".hit");
    page.press(Keys.ARROW_DOWN, Keys.ARROW_UP, Keys.ENTER);
    browser.await(
        "the map at Thun",
        d -> Math.abs(Double.parseDouble(page.link().get("map_x")) - 2_614_600) < 5000);

    tabTo("map", new ArrayList<>());
    page.press(Keys.ENTER);
    WebElement panel = browser.find(".found");
    assertThat(panel.getText()).contains("Bern");
    page.awaitMap();
  }

  /** Presses Tab until that element has the focus; each on the way must show that it has it. */
  private void tabTo(String id, List<String> passed) {
    for (int i = 0; i < 80; i++) {
      page.tab();
      List<?> focus = (List<?>) browser.script(FOCUS);
      assertThat(focus.get(1)).as("focus is seen on " + focus.get(0)).isEqualTo(true);
      passed.add(String.valueOf(focus.get(0)));
      if (id.equals(focus.get(0))) {
        return;
      }
    }
    throw new AssertionError("Tab does not lead to " + id + ": " + passed);
  }

  private List<String> faults() {
    return new AxeBuilder()
            .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"))
            .analyze(browser.driver())
            .getViolations()
            .stream()
            .filter(rule -> List.of("serious", "critical").contains(rule.getImpact()))
            .map(ViewerAccessIT::described)
            .toList();
  }

  private static String described(Rule rule) {
    return rule.getId()
        + ": "
        + rule.getHelp()
        + " at "
        + rule.getNodes().stream().map(node -> String.valueOf(node.getTarget())).toList();
  }
}
