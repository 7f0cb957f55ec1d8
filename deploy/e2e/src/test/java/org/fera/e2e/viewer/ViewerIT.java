package org.fera.e2e.viewer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.fera.e2e.Picture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.Select;

/** What one does with the sample portal in a browser on a desk. */
@Portal
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ViewerIT {

  /** Around Bern, E 2600000 N 1200000. */
  private static final String BERN = "map_x=2600000&map_y=1200000&map_zoom=3";

  private final Browser browser = new Browser();
  private final ViewerPage page;

  ViewerIT(String portal) {
    this.page = new ViewerPage(browser, portal);
  }

  @BeforeEach
  void aDesk() {
    browser.screen(1280, 800, false);
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
  @Tag("VW-2.1")
  void aLayerIsDrawnWhenItIsSwitchedOnAndGoneWhenOff() {
    page.open("/theme/Borders?tree_groups=Administration&" + BERN);
    Picture without = page.map();
    assertThat(without.colours()).as("a background").isGreaterThan(50);

    page.layer("canton").click();
    Picture with = page.awaitMap().map();
    page.layer("canton").click();
    Picture again = page.awaitMap().map();

    assertThat(Difference.between(without, with)).as("cantons drawn").isBetween(0.002, 0.5);
    assertThat(Difference.between(without, again)).as("cantons gone").isLessThan(0.0005);
  }

  @Test
  @Tag("VW-2.2")
  void anotherThemeShowsItsOwnLayers() {
    page.open("/theme/Borders?" + BERN);
    Picture borders = page.map();

    page.theme("Nature");
    assertThat(page.layer("lake").isSelected()).isTrue();
    assertThat(browser.all("input[data-layer=canton]")).isEmpty();
    assertThat(Difference.between(borders, page.awaitMap().map())).isGreaterThan(0.002);
    assertThat(page.path()).endsWith("/theme/Nature");
  }

  @Test
  @Tag("VW-2.3")
  void aGroupSwitchesItsLayersAndOpacityFadesOne() {
    page.open("/theme/Nature?tree_groups=Waters&baselayer_ref=&" + BERN);
    Picture empty = page.map();
    browser.find(".group input").click();
    assertThat(page.layer("lake").isSelected()).isTrue();
    assertThat(page.layer("river").isSelected()).isTrue();
    Picture full = page.awaitMap().map();

    browser.find("#tab-order").click();
    WebElement slider = browser.find("input[data-opacity=lake]");
    slider.sendKeys(Keys.HOME);
    Picture faded = page.awaitMap().map();

    assertThat(Difference.between(empty, full)).isGreaterThan(0.002);
    assertThat(Difference.between(full, faded)).isGreaterThan(0.001);
    assertThat(page.link()).containsEntry("tree_opacity_lake", "0");
  }

  @Test
  @Tag("VW-2.4")
  void theBackgroundIsChosenOrLeftOut() {
    page.open("/theme/Borders?tree_groups=Administration&" + BERN);
    Picture first = page.map();
    browser.find(".background input[value=ch_relief]").click();
    Picture relief = page.awaitMap().map();
    browser.find(".background input[value='']").click();
    Picture none = page.awaitMap().map();

    assertThat(Difference.between(first, relief)).isGreaterThan(0.01);
    assertThat(none.colours()).isLessThan(first.colours() / 4);
  }

  @Test
  @Tag("VW-2.5")
  void theSearchGoesToAPlace() {
    page.open("/theme/Borders?" + BERN).search("luzern").press(Keys.ENTER);

    browser.await(
        "the map at Lucerne",
        d -> Math.abs(Double.parseDouble(page.link().get("map_x")) - 2_666_000) < 5000);
    page.awaitMap();
    assertThat(Double.parseDouble(page.link().get("map_y"))).isCloseTo(1_211_500, within(5000.0));
    assertThat(Double.parseDouble(page.link().get("map_zoom"))).isGreaterThan(3);
    assertThat(page.path()).as("the theme stays").endsWith("/theme/Borders");
  }

  @Test
  @Tag("VW-2.6")
  void aClickSaysWhatIsThereAndShowsIt() {
    page.open(
        "/theme/Borders?tree_groups=Administration&tree_group_layers_Administration=canton&"
            + BERN);
    Picture before = page.map();

    page.clickMap(0, 0);
    WebElement found =
        browser.await(
            "a canton",
            d ->
                d.findElements(By.cssSelector(".found")).stream()
                    .filter(e -> e.getText().contains("Bern"))
                    .findFirst()
                    .orElse(null));

    assertThat(found.findElement(By.cssSelector("table")).getText()).contains("BE");
    assertThat(browser.find(".task [role=status]").getText()).startsWith("1 ");
    browser.find(".task .panel-head .mini");
    assertThat(Difference.between(before, page.awaitMap().map())).isGreaterThan(0.02);
  }

  @Test
  @Tag("VW-2.7")
  void aShortLinkBringsBackWhatWasShared() {
    page.open("/theme/Nature?" + BERN);
    page.layer("river").click();
    browser.find(".background input[value=ch_relief]").click();
    Picture shared = page.awaitMap().map();
    page.task("share");
    String link = page.shortLink();
    browser.find("#share-copy").click();

    page.open("/theme/Borders").openLink(link);

    assertThat(page.path()).endsWith("/theme/Nature");
    assertThat(page.layer("lake").isSelected()).isTrue();
    assertThat(page.layer("river").isSelected()).isFalse();
    assertThat(page.link())
        .containsEntry("map_x", "2600000")
        .containsEntry("map_zoom", "3")
        .containsEntry("baselayer_ref", "ch_relief");
    assertThat(Difference.between(shared, page.map())).as("the same map").isLessThan(0.001);
  }

  @Test
  @Tag("VW-2.8")
  void reloadingKeepsTheMapAndBackUndoesAStep() {
    page.open("/theme/Borders?" + BERN);
    page.layer("commune_cell").click();
    page.awaitMap();
    browser.await(
        "a step",
        d ->
            page.link()
                .getOrDefault("tree_group_layers_Administration", "")
                .contains("commune_cell"));
    browser.driver().navigate().refresh();
    page.awaitMap();
    assertThat(page.layer("commune_cell").isSelected()).isTrue();

    page.theme("Nature");
    browser.await("a step", d -> page.path().endsWith("/theme/Nature"));
    browser.driver().navigate().back();
    browser.await("the theme before", d -> page.path().endsWith("/theme/Borders"));
    assertThat(new Select(browser.find("#theme")).getFirstSelectedOption().getDomProperty("value"))
        .isEqualTo("Borders");
    assertThat(page.layer("commune_cell").isSelected()).isTrue();
    page.awaitMap();
  }

  @Test
  @Tag("VW-2.9")
  void thePageSpeaksThreeLanguages() {
    page.open("/theme/Borders?" + BERN);
    String[][] expected = {
      {"de", "Drucken", "Kantone"}, {"fr", "Imprimer", "Cantons"}, {"en", "Print", "Cantons"}
    };
    for (String[] language : expected) {
      page.choose("#language", language[0]);
      browser.await(
          language[0],
          d -> browser.find(".header [data-task=print]").getText().equals(language[1]));
      assertThat(browser.script("return document.documentElement.lang")).isEqualTo(language[0]);
      assertThat(page.layer("canton").findElement(By.xpath("..")).getText())
          .startsWith(language[2]);
    }
    page.awaitMap();
  }

  @Test
  @Tag("VW-2.10")
  void theSourcesOfTheDataAreCredited() {
    page.open("/theme/Borders?" + BERN);

    assertThat(browser.find(".credits").getText()).contains("Natural Earth");
  }
}
