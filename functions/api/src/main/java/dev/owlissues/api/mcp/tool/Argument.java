package dev.owlissues.api.mcp.tool;

import com.fasterxml.jackson.databind.JsonNode;
import dev.owlissues.api.http.Uuids;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * An argument of a tool.
 *
 * @param sentAs what the API calls it
 * @param words those that it may be, if there are only a few
 */
public record Argument(
    String name,
    Type type,
    boolean required,
    boolean nullable,
    String description,
    String sentAs,
    List<String> words,
    OptionalInt least,
    OptionalInt most) {

  /** What kind of value an argument has. */
  public enum Type {
    ID("string"),
    TEXT("string"),
    NUMBER("integer"),
    FLAG("boolean"),
    WORDS("array"),
    IDS("array"),
    OBJECT("object");

    private final String json;

    Type(String json) {
      this.json = json;
    }

    /** The type's name in JSON Schema. */
    public String json() {
      return json;
    }
  }

  /** Keeps the words from changing. */
  public Argument {
    words = List.copyOf(words);
  }

  static Argument of(String name, Type type, String description) {
    return new Argument(
        name,
        type,
        false,
        false,
        description,
        name,
        List.of(),
        OptionalInt.empty(),
        OptionalInt.empty());
  }

  static Argument id(String name, String description) {
    return of(name, Type.ID, description);
  }

  static Argument text(String name, String description) {
    return of(name, Type.TEXT, description);
  }

  static Argument flag(String name, String description) {
    return of(name, Type.FLAG, description);
  }

  static Argument number(String name, int least, int most, String description) {
    return new Argument(
        name,
        Type.NUMBER,
        false,
        false,
        description,
        name,
        List.of(),
        OptionalInt.of(least),
        OptionalInt.of(most));
  }

  /** One of a few words, given with blanks between them. */
  static Argument word(String name, String description, String words) {
    return of(name, Type.TEXT, description).among(words);
  }

  Argument needed() {
    return new Argument(name, type, true, nullable, description, sentAs, words, least, most);
  }

  /** The same, and null means something. */
  Argument orNull() {
    return new Argument(name, type, required, true, description, sentAs, words, least, most);
  }

  Argument as(String other) {
    return new Argument(name, type, required, nullable, description, other, words, least, most);
  }

  /** Of those words alone, given with blanks between them. */
  Argument among(String those) {
    return new Argument(
        name,
        type,
        required,
        nullable,
        description,
        sentAs,
        List.of(those.split(" ", -1)),
        least,
        most);
  }

  /** What is wrong with the value; empty if nothing is. What it means, the API judges. */
  Optional<String> complaint(JsonNode value) {
    if (value.isMissingNode() || (value.isNull() && !nullable)) {
      return required ? Optional.of(name + " is required") : Optional.empty();
    }
    return value.isNull() || fits(value) ? Optional.empty() : Optional.of(expected());
  }

  private boolean fits(JsonNode value) {
    return switch (type) {
      case ID -> Uuids.read(value.asText()).isPresent() && value.isTextual();
      case TEXT -> value.isTextual() && isAllowed(value);
      case NUMBER -> value.isIntegralNumber() && value.canConvertToInt() && isWithin(value);
      case FLAG -> value.isBoolean();
      case WORDS -> value.isArray() && value.valueStream().allMatch(this::isAllowed);
      case IDS ->
          value.isArray()
              && value.valueStream().allMatch(id -> Uuids.read(id.asText()).isPresent());
      case OBJECT -> value.isObject();
    };
  }

  private boolean isAllowed(JsonNode word) {
    return word.isTextual() && (words.isEmpty() || words.contains(word.textValue()));
  }

  private boolean isWithin(JsonNode number) {
    return number.intValue() >= least.orElse(Integer.MIN_VALUE)
        && number.intValue() <= most.orElse(Integer.MAX_VALUE);
  }

  private String expected() {
    String among = words.isEmpty() ? "" : ": " + String.join(", ", words);
    return name
        + " must be "
        + switch (type) {
          case ID -> "a UUID";
          case TEXT -> words.isEmpty() ? "a string" : "one of" + among;
          case NUMBER -> "a whole number from %d to %d".formatted(least.orElse(0), most.orElse(0));
          case FLAG -> "true or false";
          case WORDS -> "an array of strings, each one of" + among;
          case IDS -> "an array of UUIDs";
          case OBJECT -> "an object";
        };
  }
}
