package org.fera.print.mail;

import jakarta.annotation.Priority;
import jakarta.decorator.Decorator;
import jakarta.decorator.Delegate;
import jakarta.enterprise.inject.Any;
import jakarta.inject.Inject;
import java.util.Optional;
import org.fera.print.app.Apps;
import org.fera.print.app.PrintApp;
import org.fera.print.app.SmtpSettings;
import org.fera.print.json.SpecException;
import org.fera.print.queue.JobFailedException;
import org.fera.print.queue.JobQueue;
import org.fera.print.queue.JobRunner;
import org.fera.print.queue.Report;
import org.fera.print.spec.SpecReader;
import org.fera.print.yaml.ConfigException;
import org.jboss.logging.Logger;

/** Mails what was printed, or why nothing was, where the request asks for that. */
@Decorator
@Priority(10)
public class MailingRunner implements JobRunner {

  private static final Logger LOG = Logger.getLogger(MailingRunner.class);

  private final JobRunner printer;
  private final Apps apps;
  private final Postman postman;

  /** Made by CDI. */
  @Inject
  public MailingRunner(@Delegate @Any JobRunner printer, Apps apps, Postman postman) {
    this.printer = printer;
    this.apps = apps;
    this.postman = postman;
  }

  @Override
  public Report run(JobQueue.Lease lease) throws JobFailedException, InterruptedException {
    Optional<PrintApp> app;
    Optional<MailRequest> mail;
    try {
      app = apps.app(lease.request().app());
      mail = app.flatMap(one -> MailRequest.of(one, SpecReader.json(lease.request().spec())));
    } catch (SpecException | ConfigException e) {
      // The app has changed since the request was accepted.
      throw new JobFailedException(e.getMessage(), e);
    }
    if (mail.isEmpty()) {
      return printer.run(lease);
    }
    return mailed(lease, app.get().smtp().orElseThrow(), mail.get());
  }

  private Report mailed(JobQueue.Lease lease, SmtpSettings settings, MailRequest mail)
      throws JobFailedException, InterruptedException {
    Report report;
    try {
      report = printer.run(lease);
    } catch (JobFailedException e) {
      tell(settings, mail, e.getMessage());
      throw e;
    }
    try {
      postman.report(settings, mail, report);
      return report;
    } catch (MailException e) {
      LOG.warn("A report cannot be mailed", e);
      throw new JobFailedException(e.getMessage(), e);
    }
  }

  private void tell(SmtpSettings settings, MailRequest mail, String reason)
      throws InterruptedException {
    try {
      postman.error(settings, mail, reason);
    } catch (MailException e) {
      LOG.warn("The failure of a print cannot be mailed", e);
    }
  }
}
