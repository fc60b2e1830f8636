package dev.owlissues.api.issue.export;

import dev.owlissues.api.http.Answers;
import dev.owlissues.api.http.Json;
import dev.owlissues.api.issue.CommentJson;
import dev.owlissues.api.issue.IssueJson;
import dev.owlissues.shared.base.json.JsonText;
import dev.owlissues.shared.issue.Issue;
import dev.owlissues.shared.issue.comment.Comment;
import dev.owlissues.shared.issue.export.ExportPage;
import dev.owlissues.shared.issue.occurrence.Occurrence;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;

/**
 * The lines of a page of an export: JSON objects that say in {@code type} what they are. They are
 * held in memory up to the most bytes that an answer may have.
 */
final class ExportLines implements ExportPage {
  private final IssueJson issueJson;
  private final int limit;
  private final ByteArrayOutputStream lines = new ByteArrayOutputStream(1 << 16);
  private int count;

  /**
   * No lines yet.
   *
   * @param limit the most lines, beside the last
   */
  ExportLines(IssueJson issueJson, int limit) {
    this.issueJson = issueJson;
    this.limit = limit;
  }

  @Override
  public boolean issue(Issue issue) {
    return add("issue", json -> issueJson.detail(json, issue));
  }

  @Override
  public boolean occurrence(UUID issueId, Occurrence occurrence) {
    return add("occurrence", json -> IssueJson.occurrence(json, issueId, occurrence));
  }

  @Override
  public boolean comment(UUID issueId, Comment comment) {
    return add("comment", json -> CommentJson.fields(json, issueId, comment));
  }

  @Override
  public int room() {
    return limit - count;
  }

  /** All lines, with the one that says where the next page begins. */
  byte[] ended(Optional<String> cursor) {
    byte[] last =
        line(
            "page",
            json -> {
              Json.text(json, "cursor", cursor);
              json.writeBooleanField("has_more", cursor.isPresent());
            });
    lines.writeBytes(last);
    return lines.toByteArray();
  }

  private boolean add(String type, JsonText.Content fields) {
    if (room() == 0) {
      return false;
    }
    byte[] line = line(type, fields);
    // One line alone always fits: nothing that is taken in is of that size.
    if (count > 0 && lines.size() + line.length > Answers.MAX_BYTES) {
      return false;
    }
    lines.writeBytes(line);
    count++;
    return true;
  }

  // JSON escapes the ends of lines but for three that many programs split at (R-export-3).
  private static byte[] line(String type, JsonText.Content fields) {
    String object =
        JsonText.object(json -> {
          json.writeStringField("type", type);
          fields.write(json);
        });
    String line =
        object
            .replace("\u0085", "\\u0085")
            .replace("\u2028", "\\u2028")
            .replace("\u2029", "\\u2029");
    return (line + "\n").getBytes(StandardCharsets.UTF_8);
  }
}
