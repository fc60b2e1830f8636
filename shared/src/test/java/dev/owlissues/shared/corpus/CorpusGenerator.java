package dev.owlissues.shared.corpus;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.regex.Pattern;

/** Writes the corpus, always the same. Run it with the file's path after changing the faults. */
public final class CorpusGenerator {
  static final int EVENTS = 1_000;
  static final int AVERAGE_BYTES = 700;

  private static final long SEED = 700;
  private static final Instant START = Instant.parse("2026-11-20T06:00:00Z");
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{(n|id|word)}");
  private static final List<String> WORDS =
      List.of(
          "profile", "basket", "invoice", "session", "gallery", "coupon", "address", "wishlist");
  private static final List<String> LOCALES =
      List.of("en_US", "de_DE", "fr_FR", "ja_JP", "pt_BR", "es_MX", "sv_SE", "en_GB");
  private static final List<String> VERSIONS = List.of("2.9.0", "2.10.0", "2.10.1", "3.0.0-beta.2");

  private final Random random = new Random(SEED);
  private final ObjectMapper json = new ObjectMapper();
  private int written;

  /** Writes the corpus to the path given. */
  public static void main(String[] arguments) throws IOException {
    Files.write(Path.of(arguments[0]), new CorpusGenerator().lines(), StandardCharsets.UTF_8);
  }

  /** The corpus: one event a line. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < EVENTS; i++) {
      String line = line(i);
      written += line.getBytes(StandardCharsets.UTF_8).length;
      lines.add(line);
    }
    return lines;
  }

  private String line(int index) {
    Source source = oneOf(Source.ALL);
    Fault fault = oneOf(source.faults());
    ObjectNode event = json.createObjectNode();
    event.put("client_event_id", uuid().toString());
    event.put("session_id", uuid().toString());
    event.put("user_id", "user_" + (10_000 + random.nextInt(900)));
    event.put("level", "error");
    event.put("source_module", fault.module());
    event.put("message", filled(fault.message()));
    event.put("timestamp", START.plusMillis(index * 83_000L + random.nextInt(80_000)).toString());
    describeProgram(event, source);
    ObjectNode attributes = event.putObject("custom_attributes");
    attributes.put("_error_type", fault.type());
    fillUp(event, attributes, source, fault, (index + 1) * AVERAGE_BYTES - written);
    return event.toString();
  }

  private void describeProgram(ObjectNode event, Source source) {
    String locale = oneOf(LOCALES);
    event.put("environment", oneOf(source.environments()));
    event.put("os_version", oneOf(source.systems()));
    event.put("device_model", oneOf(source.models()));
    event.put("app_version", oneOf(VERSIONS));
    event.put("build_number", Integer.toString(2_000 + random.nextInt(60)));
    event.put("sdk_name", source.sdk());
    event.put("sdk_version", "0." + (1 + random.nextInt(3)) + ".0");
    event.put("locale", locale);
    event.put("preferred_language", locale.substring(0, 2));
    event.put("is_dev", false);
  }

  /** Adds stack frames, as many as bring the corpus to its average; short events have none. */
  private void fillUp(
      ObjectNode event, ObjectNode attributes, Source source, Fault fault, int bytes) {
    // Two in five have no stack; those that follow make up for it.
    if (random.nextInt(5) < 2) {
      attributes.put("attempt", Integer.toString(1 + random.nextInt(3)));
      return;
    }
    var stack = new StringBuilder(fault.type());
    for (int i = 0; event.toString().length() < bytes && i < 40; i++) {
      String function = fault.stack().get(i % fault.stack().size());
      stack.append('\n').append(source.frame().formatted(function, 10 + fault.line(i)));
      attributes.put("_error_stack", stack.toString());
    }
  }

  private String filled(String message) {
    return PLACEHOLDER.matcher(message).replaceAll(match -> value(match.group(1)));
  }

  private String value(String placeholder) {
    return switch (placeholder) {
      case "n" -> Integer.toString(random.nextInt(9_999));
      case "id" -> uuid().toString();
      default -> oneOf(WORDS);
    };
  }

  /** A random id of version 4, as SDKs draw them. */
  private UUID uuid() {
    long high = (random.nextLong() & ~0xF000L) | 0x4000L;
    long low = (random.nextLong() >>> 2) | (1L << 63);
    return new UUID(high, low);
  }

  private <T> T oneOf(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }
}
