package dev.owlissues.api.http;

import dev.owlissues.gateway.HttpRequest;
import dev.owlissues.gateway.HttpResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;

/**
 * The API's description (OpenAPI 3.1), as it lies beside the classes. A test holds it equal to the
 * routes.
 */
public final class OpenApiDocument {
  private static final String RESOURCE = "/openapi.json";

  private OpenApiDocument() {}

  /** Answers with the document. */
  public static HttpResponse answer(HttpRequest request, Map<String, String> path) {
    return HttpResponse.json(200, Read.BYTES).with("cache-control", "public, max-age=300");
  }

  public static byte[] bytes() {
    return Read.BYTES.clone();
  }

  /** Read at first use: most processes are never asked for it. */
  private static final class Read {
    static final byte[] BYTES = read();

    private static byte[] read() {
      try (InputStream in = OpenApiDocument.class.getResourceAsStream(RESOURCE)) {
        if (in == null) {
          throw new IllegalStateException(RESOURCE + " is missing from the archive");
        }
        return in.readAllBytes();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
