package dev.owlissues.shared.issue.fact;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;

/** Facts of every shape and size, from none to what no issue can have, from a seed. */
final class RandomFacts {
  private static final Instant NOW = Instant.parse("2026-11-24T10:30:00Z");
  private static final List<String> ALPHABETS = List.of("0123456789.", "é猫", "🦉🐛", "abc-_ ()");

  private final Random random;

  RandomFacts(long seed) {
    this.random = new Random(seed);
  }

  /** The next facts. */
  Facts next() {
    return new Facts(
        number(),
        history(),
        breakdown(Facts.VERSIONS),
        breakdown(Facts.ENVIRONMENTS),
        maybe() ? Optional.of(newest()) : Optional.empty(),
        maybe() ? Optional.of(new Regression(text(), text(), time())) : Optional.empty());
  }

  /** A number of any length in bits, so that small ones are as frequent as large ones. */
  private long number() {
    return random.nextLong() >>> (12 + random.nextInt(52));
  }

  private boolean maybe() {
    return random.nextBoolean();
  }

  // Some of years ago, and some that are ahead.
  private Instant time() {
    return NOW.plus(Duration.ofHours(random.nextInt(-30_000, 200)))
        .plusMillis(random.nextInt(4_000_000));
  }

  private History history() {
    Map<Long, Long> byHour = new HashMap<>();
    int hours = random.nextInt(4) == 0 ? 3_000 : random.nextInt(5);
    int bits = random.nextInt(50);
    for (int i = 0; i < hours; i++) {
      long hour = History.hour(NOW) - random.nextInt(History.DAYS * 24 + 50) + 2;
      byHour.put(hour, random.nextLong() >>> (63 - bits));
    }
    return History.of(NOW, byHour);
  }

  private Breakdown breakdown(int most) {
    Map<String, Breakdown.Part> parts = new HashMap<>();
    for (int left = random.nextInt(most + 1); left > 0; left--) {
      Instant last = time();
      String name = maybe() ? "2." + random.nextInt(40) + ".0" : text();
      parts.put(
          name,
          new Breakdown.Part(
              name,
              new Tally(number(), number()),
              last.minusMillis(random.nextInt(1_000_000_000)),
              last));
    }
    return new Breakdown(
        new ArrayList<>(parts.values()), maybe() ? Tally.NONE : new Tally(number(), number()));
  }

  private NewestEvent newest() {
    return new NewestEvent(time(), new UUID(random.nextLong(), random.nextLong()));
  }

  private String text() {
    String alphabet = ALPHABETS.get(random.nextInt(ALPHABETS.size()));
    var text = new StringBuilder();
    for (int left = random.nextInt(60); left > 0; left--) {
      int[] characters = alphabet.codePoints().toArray();
      text.appendCodePoint(characters[random.nextInt(characters.length)]);
    }
    return text.toString();
  }
}
