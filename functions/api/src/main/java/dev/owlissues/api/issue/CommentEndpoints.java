package dev.owlissues.api.issue;

import dev.owlissues.api.http.Answers;
import dev.owlissues.api.http.Call;
import dev.owlissues.api.http.Cursors;
import dev.owlissues.api.http.Json;
import dev.owlissues.api.http.Parameters;
import dev.owlissues.api.project.Found;
import dev.owlissues.gateway.Errors;
import dev.owlissues.gateway.HttpResponse;
import dev.owlissues.shared.account.access.Caller;
import dev.owlissues.shared.account.user.Role;
import dev.owlissues.shared.issue.Issue;
import dev.owlissues.shared.issue.comment.Author;
import dev.owlissues.shared.issue.comment.Comment;
import dev.owlissues.shared.issue.comment.CommentBody;
import dev.owlissues.shared.issue.comment.CommentPage;
import dev.owlissues.shared.issue.comment.CommentService;
import dev.owlissues.shared.issue.comment.CommentStore;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** What people and agents say about an issue (R-comment-1). */
public final class CommentEndpoints {
  private static final String REQUEST_KEY = "idempotency-key";
  private static final int MAX_REQUEST_KEY = 255;

  private final IssueLookup lookup;
  private final CommentStore comments;
  private final CommentService commentService;

  public CommentEndpoints(
      IssueLookup lookup, CommentStore comments, CommentService commentService) {
    this.lookup = lookup;
    this.comments = comments;
    this.commentService = commentService;
  }

  public HttpResponse list(Call call) {
    return lookup
        .issue(call)
        .then(issue -> {
          Parameters parameters = call.parameters();
          Optional<UUID> after = parameters.cursor("cursor", Cursors::comment);
          return parameters.refusal().orElseGet(() -> page(issue, after));
        });
  }

  private HttpResponse page(Issue issue, Optional<UUID> after) {
    CommentPage page = comments.page(issue.key(), after);
    return Answers.page(
        "comments",
        page.comments(),
        comment -> CommentJson.object(issue.id(), comment),
        Comment::id,
        page.next(),
        Cursors::write);
  }

  public HttpResponse write(Call call) {
    return lookup
        .issue(call)
        .then(issue -> {
          Optional<String> key = call.request().header(REQUEST_KEY).filter(text -> !text.isBlank());
          return key.filter(text -> text.length() > MAX_REQUEST_KEY).isPresent()
              ? Errors.badRequest(
                  "Idempotency-Key is longer than " + MAX_REQUEST_KEY + " characters")
              : body(call, body -> write(call, issue, body, key));
        });
  }

  private HttpResponse write(Call call, Issue issue, Written body, Optional<String> key) {
    Author author = author(call.caller());
    // One client's keys say nothing about another's.
    Optional<String> requestKey =
        key.map(text -> author.type().wire() + "#" + author.id() + "#" + text);
    return answer(
        201, issue, body, commentService.write(issue.key(), author, body.body(), requestKey));
  }

  public HttpResponse edit(Call call) {
    return lookup
        .issue(call)
        .then(issue ->
            comment(call)
                .then(id ->
                    body(
                        call,
                        body ->
                            answer(
                                200,
                                issue,
                                body,
                                commentService.edit(
                                    issue.key(), id, author(call.caller()), body.body())))));
  }

  public HttpResponse delete(Call call) {
    return lookup.issue(call).then(issue -> comment(call).then(id -> delete(call, issue, id)));
  }

  private HttpResponse delete(Call call, Issue issue, UUID commentId) {
    Caller caller = call.caller();
    boolean moderates =
        caller instanceof Caller.Person
            && caller.refusal(issue.scope().teamId(), Role.ADMIN).isEmpty();
    return switch (commentService.delete(issue.key(), commentId, author(caller), moderates)) {
      case CommentService.Outcome.Done _ ->
          Json.ok(json -> json.writeBooleanField("deleted", true));
      case CommentService.Outcome.Missing _ -> missing();
      case CommentService.Outcome.NotTheirs _ ->
          Errors.forbidden("only its author, or an admin of the team, may delete a comment");
    };
  }

  private static HttpResponse answer(
      int status, Issue issue, Written written, CommentService.Outcome outcome) {
    return switch (outcome) {
      case CommentService.Outcome.Done(Comment comment) ->
          Json.answer(
              status, json -> CommentJson.fields(json, issue.id(), comment, written.html(comment)));
      case CommentService.Outcome.Missing _ -> missing();
      case CommentService.Outcome.NotTheirs _ ->
          Errors.forbidden("only its author may change a comment");
    };
  }

  /** A comment's text with its HTML, made before it is stored: what is stored can be shown. */
  private record Written(CommentBody body, String html) {

    Written(CommentBody body) {
      this(body, Markdown.html(body.text()));
    }

    /** The HTML of what is stored, which is another text where a request was sent twice. */
    String html(Comment stored) {
      return stored.body().equals(body.text()) ? html : Markdown.html(stored.body());
    }
  }

  private static HttpResponse body(Call call, Function<Written, HttpResponse> next) {
    return call.body(fields -> {
      fields.require("body");
      Optional<String> text = fields.text("body", Integer.MAX_VALUE);
      text.flatMap(CommentBody::complaint).ifPresent(fields::complain);
      return fields
          .refusal()
          .or(() -> text.map(CommentBody::new).map(Written::new).map(next))
          .orElseThrow();
    });
  }

  private static Author author(Caller caller) {
    return switch (caller) {
      case Caller.Key(var key, _) -> new Author(Author.Type.AGENT, key.id().toString(), key.name());
      case Caller.Person(var user, _) ->
          new Author(Author.Type.USER, user.id().toString(), user.name());
    };
  }

  private static Found<UUID> comment(Call call) {
    return Found.of(call.id("commentId"), "no such comment");
  }

  private static HttpResponse missing() {
    return Errors.notFound("no such comment");
  }
}
