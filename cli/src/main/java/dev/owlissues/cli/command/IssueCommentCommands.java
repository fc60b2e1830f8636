package dev.owlissues.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import dev.owlissues.cli.rest.Query;
import dev.owlissues.cli.session.Paging;
import dev.owlissues.cli.session.Session;
import dev.owlissues.cli.view.CommentView;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The commands of {@code owl issues} about comments. */
interface IssueCommentCommands extends AboutIssues {
  @Command(name = "comments", description = "Read an issue's comments, oldest first.")
  default void comments(
      @Parameters(paramLabel = "ISSUE", description = "Its id, or the end of it.") String issue,
      @Option(
              names = "--cursor",
              paramLabel = "CURSOR",
              description = "Where the page before ended.")
          Optional<String> cursor,
      @Option(names = "--all", description = "All pages, as if they were one.") boolean all) {
    Paging paging = new Paging(cursor, all);
    JsonNode body = paging.fetch(session(), path(issue), Query.none(), "comments");
    new CommentView(session().printer()).list(body);
  }

  @Command(name = "comment", description = "Comment on an issue.")
  default void comment(
      @Parameters(paramLabel = "ISSUE", description = "Its id, or the end of it.") String issue,
      @Option(
              names = "--body",
              required = true,
              paramLabel = "TEXT",
              description = "What to say, in markdown; - reads it from standard input.")
          String body) {
    done(
        session().rest().post(path(issue), Session.body().put("body", session().text(body))),
        "Commented");
  }

  @Command(name = "edit-comment", description = "Say something else in a comment of one's own.")
  default void editComment(
      @Parameters(index = "0", paramLabel = "ISSUE", description = "Its id, or the end of it.")
          String issue,
      @Parameters(index = "1", paramLabel = "COMMENT", description = "The comment's id.")
          String comment,
      @Option(
              names = "--body",
              required = true,
              paramLabel = "TEXT",
              description = "What to say, in markdown; - reads it from standard input.")
          String body) {
    done(
        session()
            .rest()
            .patch(path(issue, comment), Session.body().put("body", session().text(body))),
        "Changed the comment");
  }

  @Command(name = "delete-comment", description = "Delete a comment of one's own.")
  default void deleteComment(
      @Parameters(index = "0", paramLabel = "ISSUE", description = "Its id, or the end of it.")
          String issue,
      @Parameters(index = "1", paramLabel = "COMMENT", description = "The comment's id.")
          String comment) {
    session()
        .printer()
        .done(
            session().rest().delete(path(issue, comment), Query.none()),
            List.of("deleted"),
            "Deleted the comment.");
  }

  private void done(JsonNode comment, String done) {
    session()
        .printer()
        .done(comment, CommentView.FIELDS, "%s: %s".formatted(done, Session.text(comment, "id")));
  }

  private String path(String issue) {
    return address(issue).path() + "/comments";
  }

  private String path(String issue, String comment) {
    return path(issue) + "/" + Query.segment(comment);
  }
}
