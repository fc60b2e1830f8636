package dev.owlissues.api.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.owlissues.gateway.Body;
import dev.owlissues.gateway.HttpRequest;
import dev.owlissues.gateway.HttpResponse;
import dev.owlissues.gateway.JsonBody;
import dev.owlissues.gateway.StorableText;
import dev.owlissues.shared.base.json.Word;
import dev.owlissues.shared.base.text.CleanText;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Reads a body's fields and remembers the first that is wrong: read all, then ask {@link #refusal}.
 * A field that is null counts as not sent; where the two differ, ask {@link #isNull}. Fields that
 * nobody reads are ignored.
 */
public final class Fields {
  private final ObjectNode object;
  private final Complaint complaint = new Complaint();

  Fields(ObjectNode object) {
    this.object = object;
  }

  /** Answers with the fields of the request's body, or with what is wrong with the body. */
  public static HttpResponse of(HttpRequest request, Function<Fields, HttpResponse> answer) {
    if (request.body().length == 0) {
      return answer.apply(new Fields(JsonNodeFactory.instance.objectNode()));
    }
    return switch (JsonBody.read(request)) {
      case JsonBody.Parsed(var object) -> answer.apply(new Fields(object));
      case JsonBody.Refused(var refusal) -> refusal;
    };
  }

  /** 400 naming the first wrong field; empty when all that were read are right. */
  public Optional<HttpResponse> refusal() {
    return complaint.refusal();
  }

  /** Notes a rule that is broken, unless one was before. */
  public void complain(String text) {
    complaint.about(text);
  }

  /** Whether the field was sent, be it as null. */
  public boolean has(String name) {
    return object.has(name);
  }

  /** Whether the field was sent as null. */
  public boolean isNull(String name) {
    return object.path(name).isNull();
  }

  /** Whether the field was sent as null or as the empty text, which some clients send for null. */
  public boolean isEmpty(String name) {
    return isNull(name) || "".equals(object.path(name).textValue());
  }

  /** Complains unless one of the fields was sent. */
  public void atLeastOne(String... names) {
    if (Stream.of(names).noneMatch(this::has)) {
      complain("at least one of " + String.join(", ", names) + " is required");
    }
  }

  /** A text as it was sent, at most {@code max} characters long, as Unicode counts them. */
  public Optional<String> text(String name, int max) {
    Optional<JsonNode> sent = sent(name);
    if (sent.isEmpty()) {
      return Optional.empty();
    }
    if (!sent.get().isTextual()) {
      complain(name + " must be a string");
      return Optional.empty();
    }
    String text = sent.get().textValue();
    if (StorableText.characters(text) > max) {
      complain(name + " is longer than " + max + " characters");
      return Optional.empty();
    }
    if (!StorableText.isStorable(text)) {
      complain(name + " has " + StorableText.FAULT);
      return Optional.empty();
    }
    return Optional.of(text);
  }

  /**
   * A text that must be there and not blank, also not of what cannot be seen alone; trimmed. Empty
   * after a complaint.
   */
  public String required(String name, int max) {
    require(name);
    Optional<String> text = text(name, max).map(String::strip);
    if (text.isPresent() && CleanText.line(text.get()).isEmpty()) {
      complain(name + " must not be blank");
    }
    return text.orElse("");
  }

  /** Complains unless the field was sent, and not as null. */
  public void require(String name) {
    if (sent(name).isEmpty()) {
      complain(name + " is required");
    }
  }

  /** One of those words. */
  public <W extends Word> Optional<W> word(String name, W[] words) {
    return word(name, text -> Word.find(words, text), Word.listed(List.of(words)));
  }

  /** A value that is written as a text. */
  public <T> Optional<T> word(String name, Function<String, Optional<T>> words, String expected) {
    Optional<String> text = text(name, Body.LIMIT);
    Optional<T> value = text.flatMap(words);
    if (text.isPresent() && value.isEmpty()) {
      complain(name + " must be " + expected + ", not " + Complaint.shown(text.get()));
    }
    return value;
  }

  /** A time the ISO 8601 way; what names no zone is UTC. */
  public Optional<Instant> time(String name) {
    return word(name, Times::absolute, "a time such as 2026-11-24T08:00:00Z");
  }

  /** Whether the field was sent, and not as null. */
  public boolean isGiven(String name) {
    return sent(name).isPresent();
  }

  public Optional<UUID> id(String name) {
    return word(name, Uuids::read, "a UUID");
  }

  /** Ids, at least one and at most so many, none of them twice. Empty after a complaint. */
  public List<UUID> ids(String name, int most) {
    require(name);
    Set<String> texts = texts(name, Uuids.LENGTH).orElse(Set.of());
    List<UUID> ids = texts.stream().flatMap(text -> Uuids.read(text).stream()).distinct().toList();
    if (isGiven(name) && (texts.isEmpty() || texts.size() > most)) {
      complain("%s must be 1 to %d ids".formatted(name, most));
    }
    if (ids.size() < texts.size()) {
      complain(name + " must be UUIDs, none of them twice");
    }
    return ids;
  }

  /** A whole number between the two, both included. */
  public OptionalInt integer(String name, int least, int most) {
    Optional<JsonNode> sent = sent(name);
    if (sent.isEmpty()) {
      return OptionalInt.empty();
    }
    JsonNode number = sent.get();
    boolean whole = number.isIntegralNumber() && number.canConvertToInt();
    if (!whole || number.intValue() < least || number.intValue() > most) {
      complain("%s must be a whole number from %d to %d".formatted(name, least, most));
      return OptionalInt.empty();
    }
    return OptionalInt.of(number.intValue());
  }

  public Optional<Boolean> flag(String name) {
    Optional<JsonNode> sent = sent(name);
    if (sent.isPresent() && !sent.get().isBoolean()) {
      complain(name + " must be true or false");
      return Optional.empty();
    }
    return sent.map(JsonNode::booleanValue);
  }

  /** Several texts; a repeated one is wrong. Empty when the field was not sent. */
  public Optional<Set<String>> texts(String name, int max) {
    Optional<JsonNode> sent = sent(name);
    if (sent.isEmpty()) {
      return Optional.empty();
    }
    List<JsonNode> values = sent.get().valueStream().toList();
    if (!sent.get().isArray() || !values.stream().allMatch(value -> isText(value, max))) {
      complain("%s must be an array of strings of at most %d characters".formatted(name, max));
      return Optional.empty();
    }
    Set<String> texts = new LinkedHashSet<>();
    for (JsonNode value : values) {
      if (!texts.add(value.textValue())) {
        complain(name + " has " + Complaint.shown(value.textValue()) + " twice");
      }
    }
    return Optional.of(texts);
  }

  /** An object as JSON, at most {@code max} characters long; whatever is in it. */
  public Optional<String> object(String name, int max) {
    Optional<JsonNode> sent = sent(name);
    if (sent.isEmpty()) {
      return Optional.empty();
    }
    if (!sent.get().isObject()) {
      complain(name + " must be an object");
      return Optional.empty();
    }
    String json = sent.get().toString();
    if (json.length() > max) {
      complain(name + " is longer than " + max + " characters of JSON");
    } else if (!StorableText.isWhole(json)) {
      complain(name + " has half of a surrogate pair");
    }
    return Optional.of(json);
  }

  private Optional<JsonNode> sent(String name) {
    return Optional.ofNullable(object.get(name)).filter(value -> !value.isNull());
  }

  private static boolean isText(JsonNode value, int max) {
    return value.isTextual()
        && StorableText.characters(value.textValue()) <= max
        && StorableText.isStorable(value.textValue());
  }
}
