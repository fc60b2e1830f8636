package dev.owlissues.gateway.snapshot;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Requests that a function answers before Lambda takes the snapshot that all its processes start
 * from: classes are loaded then, clients made and connected once, and code that runs often is
 * compiled.
 *
 * <p>The requests must be harmless: what they leave behind is in every process. They carry a key
 * that nobody has, so each makes one read, is refused, and leaves nothing.
 *
 * @param requests each as {@code METHOD path}
 */
public record WarmupRequests(List<String> requests) {
  private static final int ROUNDS = 10;

  /** A well-formed key. Keys are drawn at random, so that nobody's is all zeros. */
  private static final String NOBODYS_KEY = "owl_agent_" + "0".repeat(48);

  /** Where a function takes events and leaves answers. */
  @FunctionalInterface
  public interface Entrance {
    /** Answers one event of API Gateway. */
    void serve(InputStream event, OutputStream answer) throws IOException;
  }

  public WarmupRequests {
    requests = List.copyOf(requests);
  }

  /**
   * Sends all requests several times.
   *
   * @throws IOException if an answer cannot be written
   */
  public void play(Entrance entrance) throws IOException {
    for (int round = 0; round < ROUNDS; round++) {
      for (String request : requests) {
        byte[] event = event(request).getBytes(StandardCharsets.UTF_8);
        entrance.serve(new ByteArrayInputStream(event), new ByteArrayOutputStream());
      }
    }
  }

  private static String event(String request) {
    String[] words = request.split(" ", 2);
    return """
    {"version": "2.0", "routeKey": "$default", "rawPath": "%2$s", "rawQueryString": "",
     "headers": {"authorization": "Bearer %3$s", "content-type": "application/json"},
     "requestContext": {"http": {"method": "%1$s", "path": "%2$s"}, "requestId": "rehearsal"},
     "body": "{}", "isBase64Encoded": false}
    """
        .formatted(words[0], words[1], NOBODYS_KEY);
  }
}
