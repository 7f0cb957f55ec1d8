package org.fera.print.http;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * A page on which people debug templates: it lists the apps and their layouts, and prints an
 * example request after they have edited it. All it does it does by the interface that clients use.
 */
@Path("/print")
public class DebugPage {

  private static final String FILE = "/print-page.html";
  private static final byte[] PAGE = read();

  /** The page; its links are relative, so it works under any prefix. */
  @GET
  @Path("/")
  @Produces(MediaType.TEXT_HTML)
  public Response page() {
    return Response.ok(PAGE)
        .type(MediaType.TEXT_HTML_TYPE.withCharset("utf-8"))
        .header("Cache-Control", "no-cache")
        .build();
  }

  private static byte[] read() {
    try (InputStream file = DebugPage.class.getResourceAsStream(FILE)) {
      return file.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
