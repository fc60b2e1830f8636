package dev.owlissues.ingest.rules;

import com.fasterxml.jackson.databind.JsonNode;
import dev.owlissues.gateway.StorableText;
import dev.owlissues.shared.base.hash.Sha256;
import dev.owlissues.shared.base.text.Texts;
import dev.owlissues.shared.event.refusal.RefusalReason;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the fields of one event. What has a meaning is taken, mended where that is needed, and what
 * was mended is noted (R-ingest-13); why an event cannot be taken is noted too, all of it, so that
 * a sender learns of everything at once. Absent, {@code null} and {@code ""} are the same.
 */
public final class EventFields {
  /** The most that all texts of an event, names and values, may have together, in UTF-8. */
  static final int MAX_BYTES = 64 * 1024;

  /** The longest text that says what was mended. */
  private static final int MAX_MENDED = 300;

  private final JsonNode event;
  private final Set<RefusalReason> reasons = EnumSet.noneOf(RefusalReason.class);
  private final Set<String> mended = new LinkedHashSet<>();
  private int bytes;

  /** Reads the fields of that object. */
  public EventFields(JsonNode event) {
    this.event = event;
  }

  /** The field, if it was sent and is not null. */
  Optional<JsonNode> node(String name) {
    return Optional.ofNullable(event.get(name)).filter(node -> !node.isNull());
  }

  /** A text, cut to that many characters. */
  public String text(String name, int most) {
    return kept(cut(name, plain(name), most));
  }

  /**
   * A text that tells things apart: one that is too long is kept as its hash, which does so too.
   */
  String id(String name, int most) {
    String text = plain(name);
    if (StorableText.characters(text) <= most) {
      return kept(text);
    }
    mend("%s is longer than %d characters: its SHA-256 is kept".formatted(name, most));
    return kept(Sha256.hex(text));
  }

  /** A text cut to that many bytes of UTF-8; arrays and objects are taken as their JSON. */
  String message(String name, int mostBytes) {
    Optional<String> json =
        node(name)
            .filter(JsonNode::isContainerNode)
            .filter(EventFields::isRead)
            .map(JsonNode::toString);
    json.ifPresent(_ -> mend(name + " is no text: its JSON is kept"));
    String text = json.isPresent() ? storable(name, json.get()) : plain(name);
    String cut = Texts.cutBytes(text, mostBytes);
    if (cut.length() < text.length()) {
      mend("%s is cut at %d bytes".formatted(name, mostBytes));
    }
    return kept(cut);
  }

  /**
   * Whether the value was read whole: in place of what is too deep, or a number that is too long, a
   * reader may leave a mark, which is no JSON.
   */
  static boolean isRead(JsonNode value) {
    return !value.isPojo() && value.valueStream().allMatch(EventFields::isRead);
  }

  /** A boolean, false by default; texts and numbers that say true or false are taken. */
  boolean flag(String name) {
    Optional<JsonNode> node = node(name);
    if (node.isEmpty() || node.get().isBoolean()) {
      return node.isPresent() && node.get().booleanValue();
    }
    String text = node.get().asText();
    boolean flag = text.equalsIgnoreCase("true") || text.equals("1");
    mend("%s is taken as %s".formatted(name, flag));
    return flag;
  }

  /** The text as it can be stored: without NUL and halves of surrogate pairs. */
  String storable(String name, String text) {
    if (StorableText.isStorable(text)) {
      return text;
    }
    mend("%s has %s, kept as U+FFFD".formatted(name, StorableText.FAULT));
    return StorableText.mended(text);
  }

  /** The text's beginning, of at most that many characters. */
  String cut(String name, String text, int most) {
    if (StorableText.characters(text) <= most) {
      return text;
    }
    mend("%s is cut at %d characters".formatted(name, most));
    return Texts.cut(text, most);
  }

  /** Notes that text will be stored; returns it. */
  String kept(String text) {
    bytes += Texts.bytes(text);
    return text;
  }

  /** Notes what is stored otherwise than it was sent. */
  void mend(String what) {
    mended.add(what);
  }

  /** Notes why the event cannot be taken. */
  void refuse(RefusalReason reason) {
    reasons.add(reason);
  }

  /** Notes that reason where a text that must be there is not. */
  String required(String text, RefusalReason reason) {
    if (text.isEmpty()) {
      refuse(reason);
    }
    return text;
  }

  /** Why the event cannot be taken; empty when it can. */
  Set<RefusalReason> reasons() {
    if (bytes > MAX_BYTES) {
      refuse(RefusalReason.TOO_LARGE);
    }
    return Set.copyOf(reasons);
  }

  /** What is stored otherwise than it was sent, in one line, if anything is. */
  Optional<String> mended() {
    return mended.isEmpty()
        ? Optional.empty()
        : Optional.of(Texts.cut(String.join("; ", mended), MAX_MENDED));
  }

  private String plain(String name) {
    Optional<JsonNode> node = node(name);
    if (node.isEmpty()) {
      return "";
    }
    return switch (node.get().getNodeType()) {
      case STRING -> storable(name, node.get().textValue());
      case NUMBER, BOOLEAN -> {
        mend(name + " is taken as text");
        yield node.get().asText();
      }
      default -> {
        mend(name + " is no text and left out");
        yield "";
      }
    };
  }
}
