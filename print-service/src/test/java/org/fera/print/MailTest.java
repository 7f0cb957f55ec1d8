package org.fera.print;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Reports by mail, in a conversation with a mail server. */
@QuarkusTest
@WithTestResource(PrintServers.class)
class MailTest {

  private static final Pattern ATTACHMENT =
      Pattern.compile("(?s)application/pdf.*?\r\n\r\n([A-Za-z0-9+/=\r\n]+)\r\n--");

  // Injected by PrintServers.
  SmtpServer server;

  @Test
  @Tag("PS-1.15")
  void aReportIsMailed() {
    String ref =
        created(
            Map.of("to", "anna@example.org, bert@example.org", "subject", "Your map of Zürich"),
            "country");
    SmtpServer.Mail mail = mailTo("anna@example.org");

    assertThat(mail.from()).contains("prints@portal.test");
    assertThat(mail.to()).anyMatch(to -> to.contains("bert@example.org"));
    assertThat(mail.text()).contains("Your map is attached.").contains("=?UTF-8?");
    Matcher attachment = ATTACHMENT.matcher(mail.text());
    assertThat(attachment.find()).as(mail.text().substring(0, 1500)).isTrue();
    PrintedPage page = PrintedPage.of(Base64.getMimeDecoder().decode(attachment.group(1)));
    assertThat(page.text()).contains("Scale 1 : 250’000");
    Printer.finished(ref).then().body("status", equalTo("finished"));
  }

  @Test
  @Tag("PS-1.15")
  void theReasonIsMailedWhenThereIsNoReport() {
    String ref = created(Map.of("to", "carla@example.org", "errorBody", "Sorry: {message}"), null);

    SmtpServer.Mail mail = mailTo("carla@example.org");

    assertThat(mail.text()).contains("Sorry: No layer of the map could be drawn");
    Printer.finished(ref).then().body("status", equalTo("error"));
  }

  @Test
  @Tag("PS-1.15")
  void aMailThatIsRefusedIsAnError() {
    String ref = created(Map.of("to", "nobody@example.org"), "country");

    Printer.finished(ref)
        .then()
        .body("status", equalTo("error"))
        .body("error", equalTo("The mail server refused the mail or cannot be reached."));
  }

  @Test
  @Tag("PS-1.15")
  void mailsAreForAppsWithAMailServerAndForAddressesOnly() {
    refused("default", Map.of("to", "anna@example.org"), "smtp");
    refused("mailed", Map.of(), "smtp.to");
    refused("mailed", Map.of("to", "anna"), "smtp.to");
    refused("mailed", Map.of("to", "anna@example.org\r\nBcc: x@example.org"), "smtp.to");
    refused("mailed", Map.of("to", "a@x.org,".repeat(6) + "a@x.org"), "smtp.to");
    refused(
        "mailed", Map.of("to", "anna@example.org", "subject", "x\r\nBcc: y@x.org"), "smtp.subject");
    given().get("/print/mailed/capabilities.json").then().body("smtp.enabled", equalTo(true));
    given().get("/print/default/capabilities.json").then().body("smtp.enabled", equalTo(false));
  }

  private SmtpServer.Mail mailTo(String address) {
    return await()
        .atMost(Duration.ofSeconds(90))
        .until(
            () ->
                server.mails().stream()
                    .filter(mail -> mail.to().get(0).contains(address))
                    .findFirst(),
            java.util.Optional::isPresent)
        .orElseThrow();
  }

  private static void refused(String app, Map<String, Object> smtp, String parameter) {
    Response response = post(app, smtp, "country");
    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.<String>path("parameter")).isEqualTo(parameter);
  }

  private static String created(Map<String, Object> smtp, String layer) {
    Response response = post("mailed", smtp, layer);
    assertThat(response.statusCode()).as(response.asString()).isEqualTo(200);
    return response.path("ref");
  }

  /** Posts a print of a layer, or of one that is not there. */
  private static Response post(String app, Map<String, Object> smtp, String layer) {
    Map<String, Object> spec =
        new HashMap<>(
            (layer == null
                    ? Spec.of("A4_portrait").wms("/broken", "country")
                    : Spec.of("A4_portrait").wms(PrintServers.mapserver(), layer))
                .build());
    spec.put("smtp", smtp);
    return given().contentType("application/json").body(spec).post("/print/" + app + "/report.pdf");
  }
}
