package org.fera.launcher.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FailedTestsTest {

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private static final String REPORT =
      """
      <testsuite>
        <testcase name="passes" classname="org.fera.app.OneIT"/>
        <testcase name="isLate" classname="org.fera.app.OneIT">
          <failure message="m" type="t"><![CDATA[org.opentest4j.AssertionFailedError:
      expected: 200
      	at org.junit.Assert.fail(Assert.java:1)
      	at org.fera.app.OneIT.isLate(OneIT.java:40)
      ]]></failure>
        </testcase>
        <testcase name="breaks" classname="org.fera.app.OneIT">
          <error type="t"><![CDATA[java.io.IOException: gone
      	at java.base/java.io.File.x(File.java:1)
      ]]></error>
        </testcase>
      </testsuite>
      """;

  @TempDir Path checkout;

  @Test
  void failuresAreToldWithMessageAndPlace() throws IOException {
    write("wsgi-app/target/failsafe-reports/TEST-org.fera.app.OneIT.xml", START.plusSeconds(60));

    assertThat(new FailedTests(checkout).lines(START))
        .containsExactly(
            "failed: org.fera.app.OneIT.isLate",
            "    org.opentest4j.AssertionFailedError:",
            "    expected: 200",
            "    at org.fera.app.OneIT.isLate(OneIT.java:40)",
            "failed: org.fera.app.OneIT.breaks",
            "    java.io.IOException: gone");
  }

  @Test
  void reportsOfAnEarlierRunAreLeftOut() throws IOException {
    write("deploy/e2e/target/failsafe-reports/TEST-One.xml", START.minusSeconds(60));

    assertThat(new FailedTests(checkout).lines(START)).isEmpty();
  }

  private void write(String name, Instant modified) throws IOException {
    Path file = checkout.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, REPORT);
    Files.setLastModifiedTime(file, FileTime.from(modified));
  }
}
