package dev.owlissues.cli.view;

import com.fasterxml.jackson.databind.JsonNode;
import dev.owlissues.cli.term.Column;
import dev.owlissues.cli.term.Style;
import java.util.List;

/** How comments are shown. */
public final class CommentView {
  /** Of a log line. */
  public static final List<String> FIELDS =
      List.of("created_at", "author_type", "author_name", "body", "id");

  private static final Listing LISTING = new Listing("comments", List.of(), FIELDS, "No comment.");

  private final Printer printer;

  public CommentView(Printer printer) {
    this.printer = printer;
  }

  /** A page of comments. For people not as a table: a comment may be long. */
  public void list(JsonNode body) {
    if (printer.isForPeople() && !body.path("comments").isEmpty()) {
      body.path("comments").forEach(comment -> one(comment, Integer.MAX_VALUE));
    } else {
      printer.list(body, LISTING);
    }
  }

  /** A comment with who wrote it, and so many lines of it. */
  void one(JsonNode comment, int lines) {
    boolean agent = comment.path("author_type").asText().equals("agent");
    printer.line(
        "%s%s, %s  %s"
            .formatted(
                Column.text(comment.path("author_name")),
                agent ? " (agent)" : "",
                printer.ago(comment.path("created_at")),
                Column.text(comment.path("id"))),
        Style.BOLD);
    printer.text("  ", comment.path("body").asText(), lines, Style.PLAIN);
  }
}
