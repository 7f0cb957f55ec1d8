package org.fera.print.app;

import java.util.Optional;
import org.fera.print.yaml.Section;

/**
 * The mail server by which an app sends reports, MapFish Print's {@code smtp} of {@code
 * config.yaml}.
 *
 * @param password never shown
 * @param starttls whether the conversation must become encrypted
 * @param ssl whether it is encrypted from its beginning
 * @param errorBody may hold {@code {message}}
 */
public record SmtpSettings(
    String fromAddress,
    String host,
    int port,
    Optional<String> username,
    Optional<String> password,
    boolean starttls,
    boolean ssl,
    String subject,
    String body,
    String errorSubject,
    String errorBody) {

  private static final int PORT = 25;

  static SmtpSettings read(Section section) {
    SmtpSettings settings =
        new SmtpSettings(
            section.requiredText("fromAddress"),
            section.requiredText("host"),
            section.size("port").orElse(PORT),
            section.text("username"),
            section.text("password"),
            section.flag("starttls", false),
            section.flag("ssl", false),
            section.text("subject").orElse("Your report"),
            section.text("body").orElse("Please find the report attached."),
            section.text("errorSubject").orElse("Your report could not be made"),
            section.text("errorBody").orElse("The report could not be made: {message}"));
    section.end();
    return settings;
  }

  /** Secrets stay out of logs. */
  @Override
  public String toString() {
    return "SmtpSettings[" + host + ":" + port + "]";
  }
}
