package dev.owlissues.ingest.rules;

import com.fasterxml.jackson.databind.JsonNode;
import dev.owlissues.shared.event.Level;
import dev.owlissues.shared.event.refusal.RefusalReason;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The names of levels, in any letter case; those of other products are taken as ours. */
final class Levels {
  private static final String FIELD = "level";

  private static final Map<String, Level> OTHERS =
      Map.of(
          "fatal", Level.ERROR,
          "critical", Level.ERROR,
          "warning", Level.WARN,
          "trace", Level.DEBUG);

  private Levels() {}

  /** The event's level; without one there is a reason to refuse the event. */
  static Level read(EventFields fields) {
    Optional<String> name =
        fields
            .node(FIELD)
            .filter(JsonNode::isTextual)
            .map(node -> node.textValue().strip().toLowerCase(Locale.ROOT));
    Optional<Level> other = name.flatMap(text -> Optional.ofNullable(OTHERS.get(text)));
    other.ifPresent(
        level -> fields.mend("level %s is taken as %s".formatted(name.get(), level.wire())));
    return other
        .or(() -> name.flatMap(Level::ofWire))
        .orElseGet(() -> {
          fields.refuse(RefusalReason.NO_LEVEL);
          return Level.INFO;
        });
  }
}
