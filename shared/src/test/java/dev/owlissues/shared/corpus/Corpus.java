package dev.owlissues.shared.corpus;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.owlissues.shared.event.Event;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/**
 * The corpus: a thousand error events of {@code corpus/error-events.jsonl}, 700 bytes on average.
 */
public final class Corpus {
  private static final String FILE = "/corpus/error-events.jsonl";
  private static final ObjectMapper JSON = new ObjectMapper();

  private Corpus() {}

  /** The events as SDKs send them: one JSON object each. */
  public static List<String> lines() {
    try (InputStream in = Corpus.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw new IllegalStateException(FILE + " is not on the class path");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(FILE, e);
    }
  }

  /** The events. */
  public static List<Event> events() {
    return events(lines());
  }

  /** The first so many events, all of one session and user. */
  public static List<String> ofOneSession(int count) {
    return people(count, i -> 0);
  }

  /** The first so many events, each of another session and user. */
  public static List<String> ofManySessions(int count) {
    return people(count, i -> i);
  }

  /** Events read from lines like those of the corpus. */
  public static List<Event> events(List<String> lines) {
    return lines.stream().map(line -> WireEvent.read(parse(line))).toList();
  }

  /** The body of an ingest request with these events. */
  public static String request(String bundleId, List<String> lines) {
    ObjectNode request = JSON.createObjectNode();
    if (!bundleId.isEmpty()) {
      request.put("bundle_id", bundleId);
    }
    lines.forEach(line -> request.withArray("events").add(parse(line)));
    return request.toString();
  }

  private static List<String> people(int count, IntUnaryOperator person) {
    List<String> lines = lines();
    return IntStream.range(0, count)
        .mapToObj(i -> withPerson(lines.get(i % lines.size()), i, person.applyAsInt(i)))
        .toList();
  }

  private static String withPerson(String line, int index, int person) {
    ObjectNode event = parse(line);
    event.put("client_event_id", uuid("event", index));
    event.put("session_id", uuid("session", person));
    event.put("user_id", "user_%05d".formatted(person));
    return event.toString();
  }

  private static String uuid(String kind, int number) {
    byte[] name = (kind + number).getBytes(StandardCharsets.UTF_8);
    return UUID.nameUUIDFromBytes(name).toString();
  }

  private static ObjectNode parse(String line) {
    try {
      return (ObjectNode) JSON.readTree(line);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not an event: " + line, e);
    }
  }
}
