package dev.owlissues.ingest.rules;

import com.fasterxml.jackson.databind.JsonNode;
import dev.owlissues.gateway.StorableText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads the fields of one event and collects what is wrong with them, so that a sender learns of
 * everything at once. A field that is wrong reads as absent. Absent, {@code null} and {@code ""}
 * are the same.
 */
public final class EventFields {
  /** The most that all texts of an event, names and values, may have together, in UTF-8. */
  static final int MAX_BYTES = 64 * 1024;

  private final JsonNode event;
  private final List<String> problems = new ArrayList<>();
  private int bytes;

  public EventFields(JsonNode event) {
    this.event = event;
  }

  /** The field, if it was sent and is not null. */
  public Optional<JsonNode> node(String name) {
    return Optional.ofNullable(event.get(name)).filter(node -> !node.isNull());
  }

  /** An optional text of at most that many characters. */
  public String text(String name, int most) {
    String text = text(name);
    if (StorableText.characters(text) > most) {
      return refuse(name + " is longer than " + most + " characters");
    }
    return kept(text);
  }

  /** A text that must be there, of at most that many characters. */
  public String required(String name, int most) {
    int before = problems.size();
    String text = text(name, most);
    return text.isEmpty() && problems.size() == before ? refuse(name + " is required") : text;
  }

  /** A text that must be there, cut to that many bytes of UTF-8. */
  String requiredCut(String name, int mostBytes) {
    int before = problems.size();
    String text = text(name);
    return text.isEmpty() && problems.size() == before
        ? refuse(name + " is required")
        : kept(Texts.cutBytes(text, mostBytes));
  }

  /** An optional boolean, false by default. */
  boolean flag(String name) {
    Optional<JsonNode> node = node(name);
    if (node.isPresent() && !node.get().isBoolean()) {
      refuse(name + " must be true or false");
      return false;
    }
    return node.isPresent() && node.get().booleanValue();
  }

  /** Notes that text will be stored, and is checked; returns it. */
  public String kept(String text) {
    bytes += Texts.bytes(text);
    return text;
  }

  /** Notes a problem, and returns what stands for the field. */
  public String refuse(String problem) {
    problems.add(problem);
    return "";
  }

  /** Everything that is wrong, in one line; empty when the event is good. */
  public Optional<String> problem() {
    List<String> all = new ArrayList<>(problems);
    if (bytes > MAX_BYTES) {
      all.add("the event is larger than " + MAX_BYTES + " bytes");
    }
    return all.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", all));
  }

  private String text(String name) {
    Optional<JsonNode> node = node(name);
    if (node.isEmpty()) {
      return "";
    }
    if (!node.get().isTextual()) {
      return refuse(name + " must be a string");
    }
    String text = node.get().textValue();
    return StorableText.isStorable(text) ? text : refuse(name + " has " + StorableText.FAULT);
  }
}
