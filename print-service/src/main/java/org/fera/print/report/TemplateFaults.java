package org.fera.print.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import net.sf.jasperreports.engine.JRExpression;
import net.sf.jasperreports.engine.design.JRValidationException;
import net.sf.jasperreports.engine.design.JRValidationFault;

/**
 * The faults of a template, each with its line where that can be told: JasperReports names lines of
 * what it makes of a template, so the expression at fault is looked for in the file.
 */
final class TemplateFaults {

  private static final Pattern LINE = Pattern.compile("\\bline:? (\\d+)");

  /** An error of the compiler of expressions: its number, its words. */
  private static final Pattern NUMBERED = Pattern.compile("(?m)^\\s*\\d+\\. (.+)$");

  private static final Pattern NAMED =
      Pattern.compile(
          "^(?:Parameter|Field|Variable) not found : (\\S+)"
              + "|^(\\S+) cannot be resolved|^The method (\\w+)");

  private final Path file;
  private final List<String> lines;

  private TemplateFaults(Path file) {
    this.file = file;
    this.lines = lines(file);
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readString(file, StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      // Of another encoding: its faults have no lines.
      return List.of();
    }
  }

  /** The faults that JasperReports finds: {@code page.jrxml:12: does not compile: ...}. */
  static List<String> of(Path file, Exception fault) {
    TemplateFaults template = new TemplateFaults(file);
    if (fault instanceof JRValidationException invalid) {
      return invalid.getFaults().stream().map(template::told).toList();
    }
    String words = reason(fault);
    List<String> numbered = new ArrayList<>();
    for (Matcher error = NUMBERED.matcher(words); error.find(); ) {
      numbered.add(template.told(error.group(1), template.line(error.group(1))));
    }
    return numbered.isEmpty() ? List.of(template.told(words, template.line(words))) : numbered;
  }

  /** What is wrong before JasperReports sees it. */
  static String of(Path file, String words) {
    TemplateFaults template = new TemplateFaults(file);
    return template.told(words, template.line(words));
  }

  private String told(JRValidationFault fault) {
    OptionalInt line =
        fault.getSource() instanceof JRExpression expression
            ? lineWith(expression.getText().strip().lines().findFirst().orElse(""))
            : line(fault.getMessage());
    return told(fault.getMessage(), line);
  }

  private String told(String words, OptionalInt line) {
    String where = line.isPresent() ? ":" + line.getAsInt() : "";
    return file.getFileName() + where + ": does not compile: " + words;
  }

  private OptionalInt line(String words) {
    Matcher named = NAMED.matcher(words);
    if (named.find()) {
      String name =
          IntStream.rangeClosed(1, 3)
              .mapToObj(named::group)
              .filter(group -> group != null)
              .findFirst()
              .orElse("");
      return lineWith(name);
    }
    Matcher said = LINE.matcher(words);
    return said.find() ? OptionalInt.of(Integer.parseInt(said.group(1))) : OptionalInt.empty();
  }

  private OptionalInt lineWith(String text) {
    return text.isEmpty()
        ? OptionalInt.empty()
        : IntStream.range(0, lines.size())
            .filter(i -> lines.get(i).contains(text))
            .map(i -> i + 1)
            .findFirst();
  }

  private static String reason(Throwable fault) {
    Throwable root = fault;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    String words = String.valueOf(root.getMessage());
    // Of an element that there is none of, JasperReports' reader lists all that there are.
    return words
        .replaceAll(" \\(\\d+ known properties:[^)]*\\)", "")
        .replaceAll("\\s+at \\[", " [");
  }
}
