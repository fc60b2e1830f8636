package dev.owlissues.cli.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.owlissues.cli.json.JsonReader;
import dev.owlissues.cli.json.JsonWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Asks the API: a body of JSON back, or a {@link Failure}. */
public final class Rest {
  private static final int BUSY = 429;
  private static final int TRIES = 6;
  private static final Duration WHILE_BUSY = Duration.ofSeconds(1);

  private final URI endpoint;
  private final Http http;
  private final Pause pause;

  private Rest(URI endpoint, Http http, Pause pause) {
    this.endpoint = endpoint;
    this.http = http;
    this.pause = pause;
  }

  /** Asks there, with that key if there is one. */
  public static Rest at(URI endpoint, Optional<String> key, Pause pause) {
    return new Rest(endpoint, new Http(key), pause);
  }

  /** Asks without a key, and waits no longer than that for each part of an answer. */
  public static Rest within(Duration patience, URI endpoint) {
    return new Rest(endpoint, new Http(Optional.empty(), patience), Pause::sleep);
  }

  /** Reads. A read that comes too soon is made again: it changes nothing. */
  public JsonNode get(String path, Query query) {
    return body(read(path, query));
  }

  /** Reads what is several bodies, a line each. */
  public List<JsonNode> lines(String path, Query query) {
    Http.Answer answer = read(path, query);
    return isDone(answer)
        ? new String(answer.body(), StandardCharsets.UTF_8)
            .lines()
            .map(line -> object(line.getBytes(StandardCharsets.UTF_8), answer.status()))
            .toList()
        : List.of(body(answer));
  }

  private Http.Answer read(String path, Query query) {
    for (int tries = 1; ; tries++) {
      Http.Answer answer = http.send("GET", uri(path, query), Optional.empty());
      if (answer.status() != BUSY || tries == TRIES) {
        return answer;
      }
      pause.of(WHILE_BUSY);
    }
  }

  public JsonNode get(String path) {
    return get(path, Query.none());
  }

  public JsonNode post(String path, ObjectNode body) {
    return send("POST", path, Optional.of(body));
  }

  /** Posts nothing. */
  public JsonNode post(String path) {
    return send("POST", path, Optional.empty());
  }

  public JsonNode patch(String path, ObjectNode body) {
    return send("PATCH", path, Optional.of(body));
  }

  public JsonNode delete(String path, Query query) {
    return body(http.send("DELETE", uri(path, query), Optional.empty()));
  }

  private JsonNode send(String method, String path, Optional<ObjectNode> body) {
    return body(
        http.send(
            method,
            uri(path, Query.none()),
            body.map(json -> JsonWriter.compact(json).getBytes(StandardCharsets.UTF_8))));
  }

  private URI uri(String path, Query query) {
    return URI.create(endpoint + path + query.text());
  }

  private JsonNode body(Http.Answer answer) {
    JsonNode body = object(answer.body(), answer.status());
    if (isDone(answer)) {
      return body;
    }
    throw new Failure.Refused(answer.status(), body, http.asKey());
  }

  private static boolean isDone(Http.Answer answer) {
    return answer.status() >= 200 && answer.status() < 300;
  }

  private JsonNode object(byte[] text, int status) {
    return JsonReader.read(text)
        .filter(JsonNode::isObject)
        .orElseThrow(() ->
            new Failure.NotReached(
                "What answers at %s is not the API: status %d and no JSON."
                    .formatted(endpoint, status)));
  }
}
