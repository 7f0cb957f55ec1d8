package org.fera.bench.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Requests by wrk, each connection asking the next as soon as it has an answer.
 *
 * @param threads of wrk
 * @param connections kept open, shared out among the threads
 * @param script Lua that makes the requests; null for the URL alone
 * @param headers that each request carries
 */
public record Wrk(int threads, int connections, Path script, Map<String, String> headers) {

  private static final Pattern RATE = Pattern.compile("Requests/sec:\\s+([\\d.]+)");
  private static final Pattern TOTAL = Pattern.compile("(\\d+) requests in");
  private static final Pattern OTHER = Pattern.compile("Non-2xx or 3xx responses: (\\d+)");
  private static final Pattern SOCKET =
      Pattern.compile("Socket errors: connect (\\d+), read (\\d+), write (\\d+), timeout (\\d+)");

  /**
   * What wrk found.
   *
   * @param rate answers in a second
   * @param requests answers in all
   * @param p50 median latency in microseconds
   * @param p99 99th percentile in microseconds
   * @param otherStatus answers that are neither 2xx nor 3xx
   * @param socketErrors connections that failed, broke or timed out
   * @param ownCpu microseconds of processor of wrk for each answer
   * @param output as wrk printed it
   */
  public record Result(
      double rate,
      long requests,
      double p50,
      double p99,
      long otherStatus,
      long socketErrors,
      double ownCpu,
      String output) {}

  /** Loads a URL for so long. */
  public Result run(String url, Duration time, Map<String, String> environment) {
    double before = Cpu.secondsOfEndedChildren();
    String output = output(command(url, time), environment);
    double used = Cpu.secondsOfEndedChildren() - before;
    long requests = (long) first(TOTAL, output, true);
    Matcher socket = SOCKET.matcher(output);
    long broken = 0;
    if (socket.find()) {
      for (int i = 1; i <= socket.groupCount(); i++) {
        broken += Long.parseLong(socket.group(i));
      }
    }
    return new Result(
        first(RATE, output, true),
        requests,
        percentile(output, "50%"),
        percentile(output, "99%"),
        (long) first(OTHER, output, false),
        broken,
        used * 1e6 / Math.max(1, requests),
        output);
  }

  private List<String> command(String url, Duration time) {
    List<String> words = new ArrayList<>(List.of("wrk", "--latency", "-t" + threads));
    words.addAll(List.of("-c" + connections, "-d" + time.toSeconds() + "s"));
    headers.forEach((name, value) -> words.addAll(List.of("-H", name + ": " + value)));
    if (script != null) {
      words.addAll(List.of("-s", script.toString()));
    }
    words.add(url);
    return words;
  }

  private static String output(List<String> command, Map<String, String> environment) {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment);
    try {
      Process process = builder.start();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new IllegalStateException(command + ": " + output);
      }
      return output;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static double first(Pattern pattern, String output, boolean wanted) {
    Matcher matcher = pattern.matcher(output);
    if (matcher.find()) {
      return Double.parseDouble(matcher.group(1));
    }
    if (wanted) {
      throw new IllegalStateException("no " + pattern + " in " + output);
    }
    return 0;
  }

  private static double percentile(String output, String share) {
    Matcher matcher =
        Pattern.compile("^\\s+" + share + "\\s+([\\d.]+)(us|ms|s|m)$", Pattern.MULTILINE)
            .matcher(output);
    if (!matcher.find()) {
      throw new IllegalStateException("no " + share + " in " + output);
    }
    double unit =
        switch (matcher.group(2)) {
          case "us" -> 1;
          case "ms" -> 1e3;
          case "s" -> 1e6;
          default -> 60e6;
        };
    return Double.parseDouble(matcher.group(1)) * unit;
  }
}
