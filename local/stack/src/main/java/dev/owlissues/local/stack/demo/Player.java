package dev.owlissues.local.stack.demo;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.owlissues.local.stack.demo.Story.Device;
import dev.owlissues.local.stack.demo.Story.Failure;
import dev.owlissues.local.stack.demo.Story.Scene;
import dev.owlissues.local.stack.demo.Story.Step;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Plays a story: the same sessions with the same events each time, moved to end at a time. */
final class Player {
  private static final long SEED = 20_261_124L;
  private static final Pattern BLANK = Pattern.compile("\\{([a-z]+)}");
  private static final int CUSTOMERS = 240;

  private final RandomGenerator random = new SplittableRandom(SEED);
  private final Story story;
  private final Instant start;

  Player(Story story, Instant end) {
    this.story = story;
    this.start = end.minus(hours(story.hours()));
  }

  /** One session of an app, its events as ingest takes them. */
  record Session(double hour, String app, List<ObjectNode> events) {}

  /** All sessions, oldest first. To be called once. */
  List<Session> play() {
    List<Session> sessions = new ArrayList<>();
    story
        .scenes()
        .forEach(scene -> {
          for (int number = 0; number < scene.sessions(); number++) {
            double hour = scene.hour() + scene.within() * random.nextDouble();
            sessions.add(session(scene, number, hour, "session " + sessions.size()));
          }
        });
    sessions.sort(Comparator.comparingDouble(Session::hour));
    return List.copyOf(sessions);
  }

  private Session session(Scene scene, int number, double hour, String name) {
    List<ObjectNode> events = new ArrayList<>();
    ObjectNode common = common(scene, hour).put("session_id", uuid(name));
    Instant at = start.plus(hours(hour));
    for (Step step : steps(scene, number)) {
      ObjectNode event = common.deepCopy();
      event.put("client_event_id", uuid(name + ", event " + events.size()));
      event.put("timestamp", at.toString());
      event.put("level", step.level()).put("message", fill(step.message()));
      event.put("source_module", step.module()).put("screen_name", step.screen());
      events.add(event);
      at = at.plusMillis(random.nextInt(50, 90_000));
    }
    return new Session(hour, scene.app(), events);
  }

  // One session in six still runs what was current at half the time.
  private ObjectNode common(Scene scene, double hour) {
    double installed = random.nextInt(6) == 0 ? hour / 2 : hour;
    boolean current = scene.version().equals(Story.CURRENT);
    String version = current ? story.newest(scene.app(), installed) : scene.version();
    boolean dev = version.endsWith("-dev");
    Device device =
        pick(story.devices().stream().filter(on -> on.app().equals(scene.app())).toList());
    ObjectNode event = JsonNodeFactory.instance.objectNode();
    event.put("user_id", dev ? pick(List.of("dev-ada", "dev-linus")) : customer());
    event.put("app_version", version).put("is_dev", dev);
    event.put("environment", device.environment()).put("os_version", device.system());
    event.put("device_model", device.model()).put("locale", device.locale());
    return event.put("sdk_name", "owl-demo").put("sdk_version", "1.0.0");
  }

  private List<Step> steps(Scene scene, int number) {
    List<Step> usual =
        story.steps().stream().filter(step -> step.app().equals(scene.app())).toList();
    List<Step> steps = new ArrayList<>(usual.subList(0, 1));
    for (Failure error : scene.errors()) {
      if (number % error.every() == 0) {
        for (int before = random.nextInt(1, 4); before > 0; before--) {
          steps.add(pick(usual));
        }
        String screen = steps.getLast().screen();
        var failed = new Step(scene.app(), "error", error.module(), screen, error.message());
        steps.add(failed);
        // One in five is tried again, in vain.
        if (random.nextInt(5) == 0) {
          steps.add(failed);
        }
      }
    }
    return steps;
  }

  // One in eight has not signed in. A few come often.
  private String customer() {
    int regular = random.nextInt(CUSTOMERS);
    return random.nextInt(8) == 0 ? "" : "customer-" + (1_000 + random.nextInt(regular + 1));
  }

  private String fill(String message) {
    return BLANK
        .matcher(message)
        .replaceAll(blank -> Matcher.quoteReplacement(filling(blank.group(1))));
  }

  private String filling(String blank) {
    return switch (blank) {
      case "n" -> Integer.toString(random.nextInt(10, 100_000));
      case "uuid" -> uuid("blank " + random.nextLong());
      default -> {
        List<String> choices = story.blanks().getOrDefault(blank, List.of());
        if (choices.isEmpty()) {
          throw new IllegalArgumentException(
              "the story does not say what {%s} stands for".formatted(blank));
        }
        yield fill(pick(choices));
      }
    };
  }

  private <T> T pick(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  private static Duration hours(double hours) {
    return Duration.ofMillis(Math.round(hours * Duration.ofHours(1).toMillis()));
  }

  private static String uuid(String name) {
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
  }
}
