package dev.owlissues.shared.dynamo.issue;

import dev.owlissues.shared.base.hash.Sha256;
import dev.owlissues.shared.dynamo.item.Attributes;
import dev.owlissues.shared.dynamo.item.Item;
import dev.owlissues.shared.issue.IssueKey;
import dev.owlissues.shared.issue.comment.Author;
import dev.owlissues.shared.issue.comment.Comment;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Comments as items under their issue, sorted by id, and the keys of requests that made them. */
final class CommentCodec {
  /** Sorts behind every comment's id and before every request's key. */
  static final String END = "g";

  /** Set on a deleted comment, beside its expiry. */
  static final String DELETED_AT = "deleted_at";

  private CommentCodec() {}

  static String partition(IssueKey issue) {
    return IssueCodec.key(issue.projectId(), issue.issueId());
  }

  static Map<String, AttributeValue> key(IssueKey issue, UUID commentId) {
    return Attributes.key(partition(issue), commentId.toString());
  }

  static Map<String, AttributeValue> toItem(IssueKey issue, Comment comment) {
    return Item.keyed(partition(issue), comment.id().toString())
        .with("author_type", comment.author().type().wire())
        .with("author_id", comment.author().id())
        .with("author_name", comment.author().name())
        .with("body", comment.body())
        .with("created_at", comment.createdAt())
        .with("updated_at", comment.updatedAt())
        .attributes();
  }

  static Comment fromItem(Item item) {
    return new Comment(
        UUID.fromString(item.text("sk")),
        new Author(
            Author.Type.valueOf(item.text("author_type").toUpperCase(Locale.ROOT)),
            item.text("author_id"),
            item.text("author_name")),
        item.text("body"),
        item.instant("created_at"),
        item.instant("updated_at"));
  }

  /** The sort key of a request's own key; its hash, for it may be as long as the client likes. */
  static String requestKey(String text) {
    return "request#" + Sha256.hex(text);
  }
}
