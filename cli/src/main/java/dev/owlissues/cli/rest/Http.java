package dev.owlissues.cli.rest;

import dev.owlissues.cli.rest.Failure.NotReached;
import dev.owlissues.cli.rest.Failure.WrongUse;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLException;

/**
 * HTTP/1.1, a connection for each request. Of the JDK's clients one takes half a second to start,
 * and the other refuses PATCH: this one says what the API understands, and nothing more.
 */
final class Http {
  private static final int REDIRECTS = 5;
  private static final Set<Integer> REDIRECT = Set.of(301, 302, 303, 307, 308);
  private static final Set<Integer> SAME_METHOD = Set.of(307, 308);

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Optional<String> key;
  private final Duration patience;

  /** Asks with that key, if there is one. */
  Http(Optional<String> key) {
    this(key, PATIENCE);
  }

  /** The same, with so much time for each part of an answer. */
  Http(Optional<String> key, Duration patience) {
    if (key.filter(text -> !text.matches("[!-~]+")).isPresent()) {
      throw new WrongUse("The key has blanks or other characters in it that no key has.");
    }
    this.key = key;
    this.patience = patience;
  }

  /** Whether a key goes with each request. */
  boolean asKey() {
    return key.isPresent();
  }

  /** What came back; names of headers are in lower case. */
  record Answer(int status, Map<String, String> headers, byte[] body) {}

  /**
   * Sends a request and follows where it leads on the same host: a key goes to no other (R-cli-2).
   *
   * @throws NotReached if nothing answers in HTTP, or it points elsewhere
   */
  Answer send(String method, URI to, Optional<byte[]> body) {
    URI at = to;
    for (int hops = 0; hops < REDIRECTS; hops++) {
      Answer answer = once(method, at, body);
      if (!REDIRECT.contains(answer.status())) {
        return answer;
      }
      at = next(method, at, answer);
    }
    throw new NotReached("%s leads in a circle.".formatted(to));
  }

  private static URI next(String method, URI at, Answer answer) {
    String location = answer.headers().getOrDefault("location", "");
    try {
      URI next = at.resolve(location);
      boolean same = next.getHost() != null && Origin.of(next).equals(Origin.of(at));
      if (same && (method.equals("GET") || SAME_METHOD.contains(answer.status()))) {
        return next;
      }
    } catch (IllegalArgumentException notAnAddress) {
      // Said below.
    }
    throw new NotReached(
        "%s points to %s. The key was not sent there; if that is the API, say so with --endpoint."
            .formatted(Origin.of(at), location.isEmpty() ? "nowhere" : location));
  }

  private Answer once(String method, URI to, Optional<byte[]> body) {
    try (Socket socket = Connection.to(to, patience)) {
      byte[] head = head(method, to, body).getBytes(StandardCharsets.ISO_8859_1);
      byte[] content = body.orElse(new byte[0]);
      byte[] request = new byte[head.length + content.length];
      System.arraycopy(head, 0, request, 0, head.length);
      System.arraycopy(content, 0, request, head.length, content.length);
      return answer(socket.getOutputStream(), request, socket.getInputStream());
    } catch (UnknownHostException unknown) {
      throw new NotReached("There is no host %s.".formatted(to.getHost()));
    } catch (SSLException refused) {
      throw new NotReached(
          "%s has no certificate that is trusted here: %s"
              .formatted(Origin.of(to), refused.getMessage()));
    } catch (IOException broken) {
      throw new NotReached("%s does not answer: %s".formatted(Origin.of(to), reason(broken)));
    }
  }

  // Whoever refuses a body may say so and hang up before all of it was sent.
  static Answer answer(OutputStream out, byte[] request, InputStream in) throws IOException {
    Optional<IOException> notTaken = Optional.empty();
    try {
      out.write(request);
      out.flush();
    } catch (IOException broken) {
      notTaken = Optional.of(broken);
    }
    try {
      return new HttpReader(new BufferedInputStream(in)).answer();
    } catch (IOException silent) {
      IOException why = notTaken.orElse(silent);
      // The certificate was looked at when this began: here TLS is only what was broken off.
      throw why instanceof SSLException ? new IOException(why.getMessage(), why) : why;
    }
  }

  private static String reason(IOException broken) {
    String message = broken.getMessage();
    return message == null ? broken.getClass().getSimpleName() : message;
  }

  private String head(String method, URI to, Optional<byte[]> body) {
    String path = to.getRawPath().isEmpty() ? "/" : to.getRawPath();
    String query = to.getRawQuery() == null ? "" : "?" + to.getRawQuery();
    StringBuilder head = new StringBuilder(256);
    head.append(method).append(' ').append(path).append(query).append(" HTTP/1.1\r\n");
    head.append("Host: ").append(to.getRawAuthority()).append("\r\n");
    head.append("User-Agent: owl\r\nAccept: application/json\r\nConnection: close\r\n");
    key.ifPresent(secret -> head.append("Authorization: Bearer ").append(secret).append("\r\n"));
    body.ifPresent(_ -> head.append("Content-Type: application/json\r\n"));
    if (!method.equals("GET")) {
      head.append("Content-Length: ")
          .append(body.map(bytes -> bytes.length).orElse(0))
          .append("\r\n");
    }
    return head.append("\r\n").toString();
  }
}
