package org.fera.app.upstream;

import io.quarkus.logging.Log;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpServerResponse;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveResourceInfo;
import org.jboss.resteasy.reactive.server.spi.ServerMessageBodyWriter;
import org.jboss.resteasy.reactive.server.spi.ServerRequestContext;

/**
 * Hands the body through as it comes, no faster than the caller reads. When it breaks off, so does
 * the connection to the caller: half an answer must not look whole.
 */
@Provider
public class StreamedBodyWriter implements ServerMessageBodyWriter<StreamedBody> {

  @Override
  public boolean isWriteable(
      Class<?> type, Type genericType, ResteasyReactiveResourceInfo target, MediaType mediaType) {
    return type == StreamedBody.class;
  }

  @Override
  public boolean isWriteable(
      Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
    return type == StreamedBody.class;
  }

  @Override
  public void writeResponse(StreamedBody body, Type genericType, ServerRequestContext context) {
    ResteasyReactiveRequestContext request = (ResteasyReactiveRequestContext) context;
    request.suspend();
    HttpServerResponse response = request.unwrap(HttpServerResponse.class);
    HttpClientResponse source = body.source();
    String length = source.getHeader("Content-Length");
    if (length != null) {
      response.putHeader("Content-Length", length);
    } else {
      response.setChunked(true);
    }
    if (request.getMethod().equals("HEAD")) {
      source.request().reset();
      response.end().onComplete(done -> request.resume());
      return;
    }
    response.exceptionHandler(broken -> source.request().reset());
    source
        .pipeTo(response)
        .onComplete(
            done -> {
              if (done.failed()) {
                Log.debugf("A streamed answer broke off: %s", done.cause().getMessage());
                source.request().reset();
                response.reset();
              }
              request.resume();
            });
  }

  @Override
  public void writeTo(
      StreamedBody body,
      Class<?> type,
      Type genericType,
      Annotation[] annotations,
      MediaType mediaType,
      MultivaluedMap<String, Object> headers,
      OutputStream stream)
      throws IOException, WebApplicationException {
    throw new IllegalStateException("Only Quarkus REST writes streamed bodies");
  }
}
