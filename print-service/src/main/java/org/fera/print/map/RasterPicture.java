package org.fera.print.map;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.ImageIO;

/**
 * An opaque raster, deflated row by row with PNG's filters. The same bytes are what a PDF's Flate
 * stream with a PNG predictor holds and what stands in a PNG's IDAT, so neither needs the picture
 * to be decoded again.
 */
@SuppressWarnings("ArrayRecordComponent")
public record RasterPicture(int width, int height, byte[] deflatedRows) {

  private static final int BUFFER = 1 << 16;

  /** Encodes a raster of {@code TYPE_INT_RGB}, which may be dropped afterwards. */
  static RasterPicture of(BufferedImage raster) {
    int width = raster.getWidth();
    int height = raster.getHeight();
    int[] pixels = ((DataBufferInt) raster.getRaster().getDataBuffer()).getData();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(BUFFER);
    Deflater deflater = new Deflater(4);
    try (DeflaterOutputStream output = new DeflaterOutputStream(bytes, deflater, BUFFER)) {
      RowFilter filter = new RowFilter(width);
      for (int y = 0; y < height; y++) {
        output.write(filter.filter(pixels, y * width));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      deflater.end();
    }
    return new RasterPicture(width, height, bytes.toByteArray());
  }

  /** The raster again. */
  public BufferedImage decode() {
    try {
      return ImageIO.read(new ByteArrayInputStream(png()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The raster as a PNG file. */
  public byte[] png() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(deflatedRows.length + 100);
    try (DataOutputStream output = new DataOutputStream(bytes)) {
      output.writeLong(0x89504e470d0a1a0aL);
      ByteArrayOutputStream header = new ByteArrayOutputStream();
      try (DataOutputStream fields = new DataOutputStream(header)) {
        fields.writeInt(width);
        fields.writeInt(height);
        fields.write(new byte[] {8, 2, 0, 0, 0});
      }
      chunk(output, "IHDR", header.toByteArray());
      chunk(output, "IDAT", deflatedRows);
      chunk(output, "IEND", new byte[0]);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static void chunk(DataOutputStream output, String type, byte[] data) throws IOException {
    byte[] name = type.getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    CRC32 crc = new CRC32();
    crc.update(name);
    crc.update(data);
    output.writeInt(data.length);
    output.write(name);
    output.write(data);
    output.writeInt((int) crc.getValue());
  }
}
