package org.fera.print.map;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.fera.print.fetch.Route;
import org.fera.print.source.Resources;
import org.fera.print.source.UrlRules;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The pictures of docs/security/print-fetching.md that are small and want to become large. None may
 * cost more memory than a picture that is allowed.
 */
class PictureAttacksTest {

  private static final Pattern ROW =
      Pattern.compile("\\| (Z[0-9]+) \\| ([^|]+) \\| `([^`]+)` \\| ([^|]+) \\|");
  private static final int HUGE = 200_000_000;
  private static final long ALLOWED = 64_000_000;
  private static final int SIDE = 30_000;

  @TempDir private Path folder;

  record Attack(String id, String name, String kind, String result) {
    @Override
    public String toString() {
      return id + " " + name;
    }
  }

  static Stream<Attack> attacks() throws IOException {
    Path file = Path.of(System.getProperty("fera.root"), "docs/security/print-fetching.md");
    List<Attack> attacks =
        Files.readAllLines(file).stream()
            .map(ROW::matcher)
            .filter(Matcher::matches)
            .map(row -> new Attack(row.group(1), row.group(2).strip(), row.group(3), row.group(4)))
            .toList();
    assertThat(attacks).hasSizeGreaterThanOrEqualTo(8);
    return attacks.stream();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("attacks")
  @Tag("PS-4.10")
  void aLittlePictureDoesNotGrow(Attack attack) throws Exception {
    String url =
        "data:" + type(attack) + ";base64," + Base64.getEncoder().encodeToString(bytes(attack));
    Resources resources =
        new Resources(
            null,
            null,
            folder,
            100_000,
            new UrlRules(List.of(), List.of(), Map.of()),
            Route.STRAIGHT);
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    SymbolLoader.Result result = SymbolLoader.load(url, resources);
    long allocated = threads.getCurrentThreadAllocatedBytes() - before;

    assertThat(allocated).isLessThan(ALLOWED);
    if (attack.result().strip().equals("drawn without it")) {
      assertThat(result.picture()).isPresent();
    } else {
      assertThat(result.fault().orElse("none")).contains(attack.result().strip());
    }
  }

  private static String type(Attack attack) {
    return attack.kind().contains("svg") ? "image/svg+xml" : "image/png";
  }

  private static byte[] bytes(Attack attack) throws IOException {
    return switch (attack.kind()) {
      case "png of 30000 x 30000" -> png(SIDE, "", new byte[0]);
      case "png with text" -> png(1, "zTXt", joined("x\0\0", deflated(HUGE)));
      case "png with a profile" -> png(1, "iCCP", joined("x\0\0", deflated(HUGE)));
      case "png with pixels for more" -> png(1, "", new byte[0], deflated(HUGE));
      case "gif of 30000 x 30000" -> gif();
      case "bmp of 30000 x 30000" -> bmp();
      case "svg in gzip" -> gzip();
      case "zip" -> zip();
      default -> throw new AssertionError(attack.kind());
    };
  }

  private static byte[] png(int side, String chunk, byte[] data, byte[]... pixels)
      throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.write(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
    ByteBuffer header = ByteBuffer.allocate(13).putInt(side).putInt(side);
    header.put(new byte[] {8, 2, 0, 0, 0});
    chunk(file, "IHDR", header.array());
    if (!chunk.isEmpty()) {
      chunk(file, chunk, data);
    }
    chunk(file, "IDAT", pixels.length > 0 ? pixels[0] : deflated(4));
    chunk(file, "IEND", new byte[0]);
    return file.toByteArray();
  }

  private static void chunk(OutputStream file, String type, byte[] data) throws IOException {
    byte[] body = joined(type, data);
    CRC32 crc = new CRC32();
    crc.update(body);
    DataOutputStream out = new DataOutputStream(file);
    out.writeInt(data.length);
    out.write(body);
    out.writeInt((int) crc.getValue());
  }

  private static byte[] joined(String head, byte[] tail) {
    byte[] first = head.getBytes(StandardCharsets.ISO_8859_1);
    return ByteBuffer.allocate(first.length + tail.length).put(first).put(tail).array();
  }

  private static byte[] deflated(int zeros) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DeflaterOutputStream deflater = new DeflaterOutputStream(bytes)) {
      writeZeros(deflater, zeros);
    }
    return bytes.toByteArray();
  }

  private static void writeZeros(OutputStream out, int count) throws IOException {
    byte[] zeros = new byte[100_000];
    for (int left = count; left > 0; left -= zeros.length) {
      out.write(zeros, 0, Math.min(left, zeros.length));
    }
  }

  private static byte[] gif() {
    ByteBuffer file = ByteBuffer.allocate(64).order(ByteOrder.LITTLE_ENDIAN);
    file.put("GIF89a".getBytes(StandardCharsets.US_ASCII));
    file.putShort((short) SIDE).putShort((short) SIDE).put((byte) 0).put((byte) 0).put((byte) 0);
    file.put((byte) ',').putInt(0).putShort((short) SIDE).putShort((short) SIDE).put((byte) 0);
    return file.array();
  }

  private static byte[] bmp() {
    ByteBuffer file = ByteBuffer.allocate(64).order(ByteOrder.LITTLE_ENDIAN);
    file.put("BM".getBytes(StandardCharsets.US_ASCII)).putInt(64).putInt(0).putInt(54);
    file.putInt(40).putInt(SIDE).putInt(SIDE).putShort((short) 1).putShort((short) 24);
    return file.array();
  }

  private static byte[] gzip() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write("<svg xmlns='http://www.w3.org/2000/svg'><text>".getBytes(StandardCharsets.UTF_8));
      byte[] letters = "x".repeat(100_000).getBytes(StandardCharsets.UTF_8);
      for (int i = 0; i < HUGE / letters.length; i++) {
        gzip.write(letters);
      }
      gzip.write("</text></svg>".getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  private static byte[] zip() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("picture.png"));
      writeZeros(zip, HUGE);
    }
    return bytes.toByteArray();
  }
}
