package dev.owlissues.api.issue;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.owlissues.api.http.Json;
import dev.owlissues.shared.base.json.JsonText;
import dev.owlissues.shared.issue.comment.Comment;
import java.io.IOException;
import java.util.UUID;

/** {@code Comment} of the wire: its markdown as it was written, and safe HTML beside it. */
public final class CommentJson {
  private CommentJson() {}

  static void fields(JsonGenerator json, UUID issueId, Comment comment, String html)
      throws IOException {
    Json.id(json, "id", comment.id());
    Json.id(json, "issue_id", issueId);
    json.writeStringField("author_type", comment.author().type().wire());
    json.writeStringField("author_id", comment.author().id());
    json.writeStringField("author_name", comment.author().name());
    json.writeStringField("body", comment.body());
    json.writeStringField("body_html", html);
    Json.time(json, "created_at", comment.createdAt());
    Json.time(json, "updated_at", comment.updatedAt());
  }

  /** A comment with the HTML of its body. */
  public static void fields(JsonGenerator json, UUID issueId, Comment comment) throws IOException {
    fields(json, issueId, comment, Markdown.html(comment.body()));
  }

  static JsonText.Content object(UUID issueId, Comment comment) {
    return Json.object(json -> fields(json, issueId, comment));
  }
}
