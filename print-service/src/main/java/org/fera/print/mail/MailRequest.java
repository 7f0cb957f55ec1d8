package org.fera.print.mail;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.fera.print.app.PrintApp;
import org.fera.print.app.SmtpSettings;
import org.fera.print.json.SpecException;

/**
 * What a request's {@code smtp} asks for: MapFish Print's way to have a report mailed.
 *
 * @param to addresses, at least one
 */
public record MailRequest(
    List<String> to, String subject, String body, String errorSubject, String errorBody) {

  private static final int MOST_ADDRESSES = 5;
  private static final int LONGEST_SUBJECT = 200;
  private static final int LONGEST_BODY = 10_000;
  private static final Pattern ADDRESS =
      Pattern.compile("[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)*");

  /**
   * Reads it, if it is there.
   *
   * @throws SpecException if it is faulty, or if the app sends no mail
   */
  public static Optional<MailRequest> of(PrintApp app, JsonNode spec) {
    JsonNode smtp = spec.path("smtp");
    if (smtp.isMissingNode() || smtp.isNull()) {
      return Optional.empty();
    }
    SmtpSettings settings =
        app.smtp().orElseThrow(() -> new SpecException("smtp", "this app sends no mail"));
    return Optional.of(
        new MailRequest(
            addresses(smtp),
            text(smtp, "subject", settings.subject(), LONGEST_SUBJECT),
            text(smtp, "body", settings.body(), LONGEST_BODY),
            text(smtp, "errorSubject", settings.errorSubject(), LONGEST_SUBJECT),
            text(smtp, "errorBody", settings.errorBody(), LONGEST_BODY)));
  }

  private static List<String> addresses(JsonNode smtp) {
    List<String> addresses =
        Arrays.stream(smtp.path("to").asText().split(",")).map(String::strip).toList();
    if (addresses.size() > MOST_ADDRESSES
        || !addresses.stream().allMatch(address -> ADDRESS.matcher(address).matches())) {
      throw new SpecException(
          "smtp.to", "must be an address, or up to " + MOST_ADDRESSES + " with commas");
    }
    return addresses;
  }

  /** A line or, where line breaks may be, a text. */
  private static String text(JsonNode smtp, String key, String otherwise, int longest) {
    JsonNode value = smtp.path(key);
    String text = value.isMissingNode() || value.isNull() ? otherwise : value.asText();
    boolean line = longest == LONGEST_SUBJECT;
    if (text.length() > longest || line && text.chars().anyMatch(Character::isISOControl)) {
      throw new SpecException(
          "smtp." + key,
          "must be " + (line ? "a line" : "a text") + " of at most " + longest + " characters");
    }
    return text;
  }
}
