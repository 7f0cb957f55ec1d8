package org.fera.e2e.viewer;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.results.Rule;
import com.deque.html.axecore.selenium.AxeBuilder;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** Logging in and out, with the demo users. */
@Portal
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ViewerAccountIT {

  private static final String BERN = "/theme/Borders?map_x=2600000&map_y=1200000&map_zoom=3";

  private final Browser browser = new Browser();
  private final ViewerPage page;

  ViewerAccountIT(String portal) {
    this.page = new ViewerPage(browser, portal);
  }

  @AfterAll
  void closeBrowser() {
    browser.close();
  }

  private List<String> themes() {
    return browser.all("#theme option").stream()
        .map(option -> option.getDomProperty("value"))
        .toList();
  }

  /** The button says who is logged in, or in some language that nobody is. */
  private void awaitEditor(boolean loggedIn) {
    browser.await(
        "the editor logged " + (loggedIn ? "in" : "out"),
        d -> accountButton().contains("Demo editor") == loggedIn ? d : null);
    page.awaitMap();
  }

  private String accountButton() {
    return browser.find(".header [data-task=account]").getText();
  }

  @Test
  @Tag("VW-2.11")
  @Tag("VW-4.4")
  void aUserLogsInByKeyboardSeesPrivateLayersAndLogsOut() {
    browser.screen(1280, 800, false);
    page.open(BERN);
    assertThat(themes()).contains("Borders").doesNotContain("Analysis");

    browser.find(".header [data-task=account]").sendKeys(Keys.ENTER);
    browser.find("#login-name");
    assertThat(browser.script("return document.activeElement.id")).isEqualTo("task-title");
    page.tab().tab();
    assertThat(browser.script("return document.activeElement.id")).isEqualTo("login-name");
    page.press("editor").tab().press("editor", Keys.ENTER);

    awaitEditor(true);
    assertThat(page.path()).endsWith("/theme/Borders");
    assertThat(page.link().get("map_x")).startsWith("26000");
    assertThat(themes()).contains("Analysis");
    page.choose("#theme", "Analysis").awaitMap();
    assertThat(page.layer("commune_density").isSelected()).isTrue();
    browser.assertNoConsoleError();

    page.task("account");
    assertThat(browser.find("#account-user").getText()).contains("Demo editor");
    browser.find("#logout").click();
    awaitEditor(false);
    assertThat(themes()).doesNotContain("Analysis");
    browser.assertNoConsoleError();
  }

  @Test
  @Tag("VW-2.11")
  @Tag("VW-2.9")
  void aWrongPasswordIsToldInTheUsersLanguage() {
    browser.screen(1280, 800, false);
    page.open(BERN + "&lang=de");
    page.task("account");
    browser.find("#login-name").sendKeys("nobody-of-the-viewer-test");
    browser.find("#login-password").sendKeys("wrong", Keys.ENTER);
    WebElement problem = browser.find("#login-problem");
    browser.await("a refusal", d -> problem.getText().isBlank() ? null : problem);
    assertThat(problem.getText()).isEqualTo("Benutzername oder Passwort ist falsch.");
    assertThat(browser.script("return document.activeElement.id")).isEqualTo("login-password");
    // Chromium itself notes an answer of 401, whatever the page makes of it.
    assertThat(browser.consoleErrors()).singleElement().asString().contains("/login", "401");
    page.choose("#language", "fr");
    browser.await(
        "French",
        d -> problem.getText().startsWith("Nom d’utilisateur ou mot de passe") ? problem : null);
  }

  @Test
  @Tag("VW-4.4")
  void axeFindsNoSeriousFaultInTheForm() {
    browser.screen(390, 780, true);
    page.open(BERN);
    browser.find("[data-entry=account]").click();
    browser.find("#login-name");
    assertThat(browser.all(".panel")).hasSize(1);
    List<String> faults =
        new AxeBuilder()
                .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"))
                .analyze(browser.driver())
                .getViolations()
                .stream()
                .filter(rule -> List.of("serious", "critical").contains(rule.getImpact()))
                .map(Rule::getHelp)
                .toList();
    assertThat(faults).isEmpty();
  }
}
