package dev.owlissues.cli.view;

import com.fasterxml.jackson.databind.JsonNode;
import dev.owlissues.cli.term.Column;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How the activity of an issue is shown. */
public final class ActivityView {
  private static final List<String> ABOUT =
      List.of("undoes", "merged_from", "split_from", "split_into", "comment_id", "digest_number");

  private ActivityView() {}

  public static Listing listing(Printer printer) {
    return new Listing(
        "activity",
        List.of(
            printer.when("when", "at"),
            Column.field("what", "kind"),
            Column.of("details", ActivityView::details).cut(),
            Column.of("by", row -> actor(row.path("actor"))).cut(),
            Column.field("id", "id").leftOut()),
        List.of(
            "at",
            "kind",
            "actor",
            "changes",
            "claimed_by",
            "undoes",
            "merged_from",
            "split_from",
            "split_into",
            "comment_id",
            "digest_number",
            "id"),
        "Nothing happened to it.");
  }

  private static String actor(JsonNode actor) {
    String name = Column.text(actor.path("name"));
    return name.isEmpty() ? Column.text(actor.path("type")) : name;
  }

  private static String details(JsonNode row) {
    Stream<String> changes =
        row.path("changes").properties().stream()
            .map(change -> change.getKey().replace('_', ' ') + " " + change(change));
    Stream<String> about =
        ABOUT.stream()
            .filter(row::hasNonNull)
            .map(field -> field.replace('_', ' ') + " " + Column.text(row.path(field)));
    return Stream.concat(changes, about).collect(Collectors.joining(", "));
  }

  private static String change(Map.Entry<String, JsonNode> change) {
    String before = Column.text(change.getValue().path("before"));
    String after = Column.text(change.getValue().path("after"));
    return before.isEmpty() ? after : before + " → " + (after.isEmpty() ? "none" : after);
  }
}
