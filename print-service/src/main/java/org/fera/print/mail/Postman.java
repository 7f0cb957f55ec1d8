package org.fera.print.mail;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.file.OpenOptions;
import io.vertx.ext.mail.LoginOption;
import io.vertx.ext.mail.MailAttachment;
import io.vertx.ext.mail.MailClient;
import io.vertx.ext.mail.MailConfig;
import io.vertx.ext.mail.MailMessage;
import io.vertx.ext.mail.MailResult;
import io.vertx.ext.mail.SMTPException;
import io.vertx.ext.mail.StartTLSOptions;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.fera.print.app.SmtpSettings;
import org.fera.print.queue.Report;

/** Sends mails by an app's mail server; reports are read from the disk while they are sent. */
@ApplicationScoped
public class Postman {

  private static final int ATTEMPTS = 3;
  private static final long PAUSE_MILLIS = 1000;
  private static final long LONGEST_SECONDS = 120;

  private final Vertx vertx;

  /** Made by CDI. */
  public Postman(Vertx vertx) {
    this.vertx = vertx;
  }

  /** Sends a report. */
  void report(SmtpSettings settings, MailRequest mail, Report report)
      throws MailException, InterruptedException {
    send(settings, mail, mail.subject(), mail.body(), report);
  }

  /** Tells why there is none. */
  void error(SmtpSettings settings, MailRequest mail, String reason)
      throws MailException, InterruptedException {
    String body = mail.errorBody().replace("{message}", reason);
    send(settings, mail, mail.errorSubject(), body, null);
  }

  private void send(
      SmtpSettings settings, MailRequest mail, String subject, String body, Report report)
      throws MailException, InterruptedException {
    MailClient client = MailClient.create(vertx, config(settings));
    try {
      for (int attempt = 1; ; attempt++) {
        try {
          deliver(client, settings, mail, subject, body, report);
          return;
        } catch (MailException e) {
          if (e.permanent() || attempt >= ATTEMPTS) {
            throw e;
          }
        }
        Thread.sleep(PAUSE_MILLIS * attempt);
      }
    } finally {
      client.close();
    }
  }

  private void deliver(
      MailClient client,
      SmtpSettings settings,
      MailRequest mail,
      String subject,
      String body,
      Report report)
      throws MailException, InterruptedException {
    MailMessage message =
        new MailMessage()
            .setFrom(settings.fromAddress())
            .setTo(mail.to())
            .setSubject(subject)
            .setText(body);
    Future<MailResult> sent =
        report == null
            ? client.sendMail(message)
            : attachment(report)
                .compose(attachment -> client.sendMail(message.setAttachment(attachment)));
    try {
      sent.toCompletionStage().toCompletableFuture().get(LONGEST_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw new MailException(
          "The mail server refused the mail or cannot be reached.",
          e.getCause() instanceof SMTPException refused && refused.isPermanent(),
          e.getCause());
    } catch (TimeoutException e) {
      throw new MailException("The mail server did not take the mail in time.", false, e);
    }
  }

  private Future<MailAttachment> attachment(Report report) {
    long size = report.file().toFile().length();
    return vertx
        .fileSystem()
        .open(
            report.file().toString(),
            new OpenOptions().setRead(true).setCreate(false).setWrite(false))
        .map(
            file ->
                MailAttachment.create()
                    .setContentType(report.contentType())
                    .setName(report.filename())
                    .setDisposition("attachment")
                    .setStream(file)
                    .setSize((int) size));
  }

  private static MailConfig config(SmtpSettings settings) {
    MailConfig config =
        new MailConfig()
            .setHostname(settings.host())
            .setPort(settings.port())
            .setSsl(settings.ssl())
            .setStarttls(settings.starttls() ? StartTLSOptions.REQUIRED : StartTLSOptions.DISABLED)
            // Else any valid certificate would do, and the password go to whoever has one.
            .setHostnameVerificationAlgorithm("HTTPS")
            .setLogin(settings.username().isPresent() ? LoginOption.REQUIRED : LoginOption.NONE)
            .setKeepAlive(false)
            .setAllowRcptErrors(false);
    settings.username().ifPresent(config::setUsername);
    settings.password().ifPresent(config::setPassword);
    return config;
  }
}
