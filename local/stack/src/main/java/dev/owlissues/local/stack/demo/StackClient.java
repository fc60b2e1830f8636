package dev.owlissues.local.stack.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.owlissues.shared.base.retry.Sleeper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Talks to the running stack as any client does: over HTTP, in JSON, asking again when told to. */
final class StackClient {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int TRIES = 6;

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();
  private final URI baseUrl;

  StackClient(URI baseUrl) {
    this.baseUrl = baseUrl;
  }

  /** Where it talks to. */
  URI baseUrl() {
    return baseUrl;
  }

  /** Reads something that needs no key. */
  JsonNode get(String path) {
    return answer(request(path).GET().build());
  }

  /** Reads something with a key. */
  JsonNode get(String path, String key) {
    return answer(request(path).header("Authorization", "Bearer " + key).GET().build());
  }

  /** Asks for something that needs no key and nothing said. */
  JsonNode post(String path) {
    return answer(request(path).POST(BodyPublishers.noBody()).build());
  }

  /** Sends something with a key. */
  JsonNode post(String path, String key, JsonNode body) {
    return answer(request(path).header("Authorization", "Bearer " + key).POST(body(body)).build());
  }

  /** Changes something with a key. */
  JsonNode patch(String path, String key, JsonNode body) {
    return answer(
        request(path).header("Authorization", "Bearer " + key).method("PATCH", body(body)).build());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(baseUrl.resolve(path))
        .header("Content-Type", "application/json")
        .timeout(Duration.ofMinutes(5));
  }

  private JsonNode answer(HttpRequest request) {
    for (int left = TRIES - 1; ; left--) {
      HttpResponse<byte[]> response = send(request);
      if (response.statusCode() / 100 == 2) {
        return parse(request, response.body());
      }
      boolean busy = response.statusCode() == 429 || response.statusCode() == 503;
      if (!busy || left == 0) {
        throw new IllegalStateException(
            "%s answered %d: %s"
                .formatted(name(request), response.statusCode(), text(response.body())));
      }
      long seconds = response.headers().firstValueAsLong("Retry-After").orElse(1);
      Sleeper.sleep(Duration.ofSeconds(seconds));
    }
  }

  private HttpResponse<byte[]> send(HttpRequest request) {
    try {
      return http.send(request, BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException("%s got no answer".formatted(name(request)), e);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private static IllegalStateException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new IllegalStateException("the demo was interrupted", e);
  }

  private static JsonNode parse(HttpRequest request, byte[] body) {
    try {
      return JSON.readTree(body);
    } catch (IOException e) {
      throw new UncheckedIOException("%s answered no JSON".formatted(name(request)), e);
    }
  }

  private static BodyPublisher body(JsonNode json) {
    try {
      return BodyPublishers.ofByteArray(JSON.writeValueAsBytes(json));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree is always writable", e);
    }
  }

  private static String name(HttpRequest request) {
    return request.method() + " " + request.uri().getPath();
  }

  private static String text(byte[] body) {
    String text = new String(body, StandardCharsets.UTF_8);
    return text.length() > 300 ? text.substring(0, 300) + "…" : text;
  }
}
