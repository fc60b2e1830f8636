package dev.owlissues.bench.workload;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.owlissues.shared.corpus.Corpus;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * Error events as a backend app sends them; a pattern says who meets which problem. The same seed
 * draws the same events.
 */
public final class Workload {
  public static final int PROBLEMS = 1_000;
  static final int SESSIONS = 20_000;
  static final int SESSIONS_PER_USER = 4;

  private static final int LETTERS = 26;
  private static final int WORDS = 1_000_000;
  private static final int RECENT_MILLIS = 60_000;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Random random;
  private final Instant now;
  private final Pattern pattern;
  private final List<ObjectNode> corpus;
  private final BitSet pairs = new BitSet();
  private int drawn;

  /**
   * Events that happened shortly before {@code now}: each is one of {@value #PROBLEMS} problems,
   * met in one of {@value #SESSIONS} sessions. Nearly every event is a new session of its issue,
   * which is the dearest thing it can be.
   */
  public Workload(long seed, Instant now) {
    this(new Random(seed), now, PROBLEMS, SESSIONS);
  }

  private Workload(Random random, Instant now, int problems, int sessions) {
    this(random, now, Pattern.atRandom(random, problems, sessions, SESSIONS_PER_USER));
  }

  /** Events of that pattern that happened shortly before {@code now}. */
  public Workload(Random random, Instant now, Pattern pattern) {
    this.random = random;
    this.now = now;
    this.pattern = pattern;
    this.corpus = Corpus.lines().stream().map(Workload::parse).toList();
  }

  /** Draws an event: a JSON object. */
  public String next() {
    Pattern.Meeting met = pattern.at(drawn++);
    pairs.set(Math.toIntExact((long) met.session() * pattern.problems() + met.problem()));
    ObjectNode event = problem(met.problem());
    event.put("message", message(event.path("message").textValue()));
    event.put("client_event_id", new UUID(random.nextLong(), random.nextLong()).toString());
    event.put("session_id", named("session", met.session()));
    event.put("user_id", "user_%05d".formatted(met.user()));
    event.put("timestamp", now.minusMillis(random.nextInt(RECENT_MILLIS)).toString());
    return event.toString();
  }

  /** Draws that many events. */
  public List<String> next(int count) {
    return IntStream.range(0, count).mapToObj(i -> next()).toList();
  }

  /** How many different pairs of problem and session were drawn: the occurrences to be found. */
  public int pairs() {
    return pairs.cardinality();
  }

  // Some events of the corpus report the same problem; a module of its own keeps each apart.
  private ObjectNode problem(int number) {
    ObjectNode event = corpus.get(number % corpus.size()).deepCopy();
    event.put("source_module", event.path("source_module").textValue() + "." + letters(number));
    event.put("environment", "backend");
    event.put("is_dev", false);
    return event;
  }

  private String message(String text) {
    var message = new StringBuilder(text).append(" after ").append(random.nextInt(9_999));
    message.append(" ms");
    while (message.length() < pattern.message()) {
      message.append(' ').append(letters(random.nextInt(WORDS)));
    }
    return message.toString();
  }

  private static String letters(int number) {
    var letters = new StringBuilder();
    for (int rest = number + LETTERS * LETTERS; rest > 0; rest /= LETTERS) {
      letters.append((char) ('a' + rest % LETTERS));
    }
    return letters.toString();
  }

  private static String named(String kind, int number) {
    return UUID.nameUUIDFromBytes((kind + number).getBytes(StandardCharsets.UTF_8)).toString();
  }

  private static ObjectNode parse(String line) {
    try {
      return (ObjectNode) JSON.readTree(line);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not an event: " + line, e);
    }
  }
}
