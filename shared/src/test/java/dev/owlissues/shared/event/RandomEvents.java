package dev.owlissues.shared.event;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

/** Random valid events: every text may be empty, odd or long, but the message and the session. */
public final class RandomEvents {
  private static final List<String> PIECES =
      List.of(
          "a",
          "Z",
          "7",
          " ",
          "\"",
          "\\",
          "/",
          "{",
          "}",
          "[",
          ",",
          ":",
          "null",
          "\n",
          "\u0001",
          "é",
          "中文",
          "😀",
          "\u2028",
          "\uFEFF",
          "\uFFFD",
          "İ",
          "\u007F",
          "-- drop table",
          "x".repeat(500));

  private final Random random;

  /** Draws from a seed. */
  public RandomEvents(long seed) {
    random = new Random(seed);
  }

  /** A list of up to so many events. */
  public List<Event> list(int most) {
    return Stream.generate(this::next).limit(random.nextInt(most + 1)).toList();
  }

  /** One event. */
  public Event next() {
    Level level = oneOf(List.of(Level.values()));
    Instant timestamp = Instant.ofEpochMilli(random.nextLong(4_102_444_800_000L));
    return new Event(
        new Content(text(), level, "m" + text(), text(), text(), timestamp, attributes()),
        new Actor("s" + text(), text()),
        new Build(text(), text(), random.nextBoolean(), text(), text()),
        new Device(text(), text(), text(), text(), text()));
  }

  private Map<String, String> attributes() {
    Map<String, String> attributes = new LinkedHashMap<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      attributes.put(text(), text());
    }
    return attributes;
  }

  private String text() {
    var text = new StringBuilder();
    for (int i = random.nextInt(5); i > 0; i--) {
      text.append(oneOf(PIECES));
    }
    return text.toString();
  }

  private <T> T oneOf(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }
}
