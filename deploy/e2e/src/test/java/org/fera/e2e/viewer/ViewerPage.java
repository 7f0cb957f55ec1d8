package org.fera.e2e.viewer;

import java.awt.image.BufferedImage;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.fera.e2e.Picture;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.support.ui.Select;

/** The viewer as its users meet it: what they see, press and read. */
final class ViewerPage {

  /** Complete and at rest for some frames: what was pressed shows its effect a frame later. */
  private static final String MAP_AT_REST =
      """
      return new Promise(done => {
        let frames = 0;
        const step = () => {
          const complete = document.querySelector('#map')?.dataset.busy === 'false'
              && performance.getEntriesByName('fera-map-complete').length > 0;
          frames = complete ? frames + 1 : 0;
          frames > 8 ? done(true) : requestAnimationFrame(step);
        };
        step();
      });
      """;

  private static final int TOP = 8;
  private static final int BOTTOM = 120;
  private static final int RIGHT = 64;

  private final Browser browser;
  private final String portal;

  ViewerPage(Browser browser, String portal) {
    this.browser = browser;
    this.portal = portal;
  }

  /**
   * @param path below the portal, e.g. {@code /theme/Nature?map_zoom=3}
   */
  ViewerPage open(String path) {
    return openLink(portal + path);
  }

  ViewerPage openLink(String url) {
    browser.open(url);
    return awaitMap();
  }

  ViewerPage awaitMap() {
    browser.await("a map at rest", d -> browser.script(MAP_AT_REST));
    return this;
  }

  /** The map without the strips at its edges in which buttons, coordinates and progress change. */
  Picture map() {
    BufferedImage whole = browser.picture(browser.find("#map")).image();
    int width = whole.getWidth() - RIGHT;
    int height = whole.getHeight() - TOP - BOTTOM;
    return new Picture(whole.getSubimage(0, TOP, width, height));
  }

  ViewerPage theme(String name) {
    return choose("#theme", name);
  }

  ViewerPage choose(String selector, String value) {
    WebElement option =
        browser.await(
            value + " of " + selector,
            d ->
                new Select(browser.find(selector))
                    .getOptions().stream()
                        .filter(candidate -> value.equals(candidate.getDomProperty("value")))
                        .findFirst()
                        .orElse(null));
    option.click();
    return this;
  }

  WebElement layer(String name) {
    return browser.find("input[data-layer='" + name + "']");
  }

  /** Clicks the map so many pixels right of and below its middle. */
  ViewerPage clickMap(int right, int below) {
    new Actions(browser.driver())
        .moveToElement(browser.find("#map"), right, below)
        .click()
        .perform();
    return this;
  }

  ViewerPage search(String text) {
    WebElement box = browser.find("#search");
    box.clear();
    box.sendKeys(text);
    browser.await(
        "hits for " + text,
        d ->
            d.findElements(By.cssSelector(".hit")).stream()
                .anyMatch(hit -> hit.getText().toLowerCase().contains(text.toLowerCase())));
    return this;
  }

  ViewerPage press(CharSequence... keys) {
    browser.driver().switchTo().activeElement().sendKeys(keys);
    return this;
  }

  ViewerPage tab() {
    return press(Keys.TAB);
  }

  ViewerPage task(String name) {
    browser.find(".header [data-task=" + name + "]").click();
    browser.find("#task-title");
    return this;
  }

  /** The short link that the panel shows once it is made. */
  String shortLink() {
    return browser.await(
        "a short link",
        d -> {
          String value = browser.find("#share-link").getDomProperty("value");
          return value.contains("/s/") ? value : null;
        });
  }

  /** Parameters of the page's address. */
  Map<String, String> link() {
    String query = URI.create(browser.driver().getCurrentUrl()).getRawQuery();
    return Arrays.stream(query.split("&"))
        .map(pair -> pair.split("=", 2))
        .collect(Collectors.toMap(pair -> decoded(pair[0]), pair -> decoded(pair[1])));
  }

  String path() {
    return URI.create(browser.driver().getCurrentUrl()).getPath();
  }

  private static String decoded(String part) {
    return URLDecoder.decode(part, StandardCharsets.UTF_8);
  }
}
