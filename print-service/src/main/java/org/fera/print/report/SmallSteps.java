package org.fera.print.report;

import java.text.MessageFormat;
import java.text.SimpleDateFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TimeZone;
import org.fera.print.app.PdfProperties;
import org.fera.print.app.Processor;
import org.fera.print.queue.JobFailedException;

/** Steps that draw nothing. */
final class SmallSteps {

  private SmallSteps() {}

  /** A format for dates in the request's language and time zone. */
  static void dateFormat(Processor.DateFormat step, Values values, Run run)
      throws JobFailedException {
    try {
      SimpleDateFormat format = new SimpleDateFormat(step.pattern(), run.locale());
      Object zone = values.any(step.names().input("timezone"));
      if (zone instanceof String name && !name.isBlank()) {
        format.setTimeZone(TimeZone.getTimeZone(name));
      }
      values.put(step.names().output("dateFormat"), format);
    } catch (IllegalArgumentException e) {
      throw new JobFailedException("\"" + step.pattern() + "\" is no pattern of dates.", e);
    }
  }

  static void pdf(Processor.UpdatePdf step, Values values, Run run) {
    for (Map.Entry<String, Processor.UpdatePdf.Update> update : step.updates().entrySet()) {
      Object value = value(values, update.getValue().value());
      if (value == null) {
        run.warn("There is no value \"" + update.getValue().value() + "\" for the PDF.");
      } else {
        String text =
            update
                .getValue()
                .format()
                .map(format -> format(format, value, run))
                .orElseGet(value::toString);
        run.pdf(with(run.pdf(), update.getKey(), text));
      }
    }
  }

  private static String format(String format, Object value, Run run) {
    try {
      return format.contains("{")
          ? new MessageFormat(format, run.locale()).format(new Object[] {value})
          : String.format(run.locale(), format, value);
    } catch (IllegalArgumentException e) {
      run.warn("\"" + format + "\" is no format for the PDF.");
      return value.toString();
    }
  }

  /** A value by its path, with dots between names. */
  private static Object value(Values values, String path) {
    String[] names = path.split("\\.", 2);
    Object value = values.any(names[0]);
    return names.length > 1 && value instanceof Map<?, ?> map ? map.get(names[1]) : value;
  }

  private static PdfProperties with(PdfProperties pdf, String property, String text) {
    Optional<String> value = Optional.of(text);
    return new PdfProperties(
        property.equals("title") ? value : pdf.title(),
        property.equals("author") ? value : pdf.author(),
        property.equals("subject") ? value : pdf.subject(),
        property.equals("creator") ? value : pdf.creator(),
        property.equals("keywords") ? List.of(text.split("\\s*,\\s*")) : pdf.keywords(),
        pdf.compressed());
  }
}
