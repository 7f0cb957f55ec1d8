package org.fera.launcher.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * The tests that failed, from the reports of Surefire and Failsafe: a log of half an hour hides
 * them, and often only its end is kept.
 */
record FailedTests(Path checkout) {

  private static final int DEPTH = 6;
  private static final int MESSAGE_LINES = 12;
  private static final int FRAMES = 6;

  /**
   * The failures, each with its message and the places of Fera's code on its stack.
   *
   * @param since reports older than this are another run's
   * @return lines to print; empty if nothing failed
   */
  List<String> lines(Instant since) {
    return reports(since).stream().flatMap(FailedTests::failures).toList();
  }

  private List<Path> reports(Instant since) {
    try (Stream<Path> files =
        Files.find(
            checkout,
            DEPTH,
            (path, attributes) ->
                isReport(path) && !attributes.lastModifiedTime().toInstant().isBefore(since))) {
      return files.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isReport(Path path) {
    String name = path.getFileName().toString();
    Path folder = path.getParent();
    return name.startsWith("TEST-")
        && name.endsWith(".xml")
        && folder != null
        && (folder.endsWith("surefire-reports") || folder.endsWith("failsafe-reports"));
  }

  private static Stream<String> failures(Path report) {
    NodeList tests = parse(report).getElementsByTagName("testcase");
    return elements(tests).flatMap(test -> elements(test.getChildNodes()).flatMap(FailedTests::of));
  }

  private static Stream<String> of(Element outcome) {
    boolean failed = outcome.getTagName().equals("failure") || outcome.getTagName().equals("error");
    return failed ? Stream.concat(Stream.of(name(outcome)), cause(outcome)) : Stream.empty();
  }

  private static String name(Element outcome) {
    Element test = (Element) outcome.getParentNode();
    return "failed: " + test.getAttribute("classname") + "." + test.getAttribute("name");
  }

  private static Stream<String> cause(Element outcome) {
    List<String> lines = outcome.getTextContent().lines().map(String::stripTrailing).toList();
    Stream<String> message = lines.stream().takeWhile(line -> !isFrame(line)).limit(MESSAGE_LINES);
    Stream<String> places =
        lines.stream()
            .filter(line -> isFrame(line) && line.contains("org.fera."))
            .map(String::strip)
            .limit(FRAMES);
    return Stream.concat(message, places).map(line -> "    " + line);
  }

  private static boolean isFrame(String line) {
    return line.stripLeading().startsWith("at ") && line.endsWith(")");
  }

  private static Stream<Element> elements(NodeList nodes) {
    return Stream.iterate(0, i -> i < nodes.getLength(), i -> i + 1)
        .map(nodes::item)
        .filter(node -> node.getNodeType() == Node.ELEMENT_NODE)
        .map(Element.class::cast);
  }

  private static Document parse(Path report) {
    try {
      return DocumentBuilderFactory.newDefaultInstance()
          .newDocumentBuilder()
          .parse(report.toFile());
    } catch (SAXException | ParserConfigurationException e) {
      throw new IllegalStateException(report + " is not a report of tests", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
