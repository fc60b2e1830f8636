package dev.owlissues.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import dev.owlissues.cli.json.JsonWriter;
import dev.owlissues.cli.rest.Query;
import dev.owlissues.cli.session.Choices;
import dev.owlissues.cli.session.Paging;
import dev.owlissues.cli.session.Period;
import dev.owlissues.cli.session.Session;
import dev.owlissues.cli.session.TeamChoice;
import dev.owlissues.cli.term.Column;
import dev.owlissues.cli.view.Listing;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code owl audit-log}: who changed what. */
@Command(name = "audit-log", addMethodSubcommands = false, description = "Who changed what.")
public final class AuditLogCommand {
  private final Session session;

  public AuditLogCommand(Session session) {
    this.session = session;
  }

  @Command(name = "list", description = "List the team's changes, newest first.")
  void list(
      @Mixin TeamChoice team,
      @Option(
              names = "--resource-type",
              paramLabel = "TYPE",
              description = "Only of this kind of thing.")
          Optional<String> type,
      @Option(names = "--resource-id", paramLabel = "ID", description = "Only of this thing.")
          Optional<String> resource,
      @Option(names = "--actor-id", paramLabel = "ID", description = "Only by this user or key.")
          Optional<String> actor,
      @Option(
              names = "--action",
              paramLabel = "ACTION",
              completionCandidates = Choices.Actions.class,
              description = "Only this: ${COMPLETION-CANDIDATES}.")
          Optional<String> action,
      @Mixin Period period,
      @Mixin Paging paging) {
    String path = "/v1/teams/%s/audit-logs".formatted(Query.segment(team.id(session)));
    Query query =
        Query.none()
            .with("resource_type", type)
            .with("resource_id", resource)
            .with("actor_id", actor)
            .with("action", action);
    JsonNode body = paging.fetch(session, path, period.of(query), "audit_logs");
    session
        .printer()
        .list(
            body,
            new Listing(
                "audit_logs",
                List.of(
                    session.printer().when("when", "timestamp"),
                    Column.field("action", "action"),
                    Column.field("of", "resource_type"),
                    Column.field("id", "resource_id"),
                    Column.of("changes", row -> changes(row.path("changes"))).cut(),
                    Column.of("by", AuditLogCommand::actor).leftOut()),
                List.of(
                    "timestamp",
                    "action",
                    "resource_type",
                    "resource_id",
                    "actor_type",
                    "actor_id",
                    "changes"),
                "No such change."));
  }

  private static String changes(JsonNode changes) {
    return changes.isObject() ? JsonWriter.compact(changes) : "";
  }

  private static String actor(JsonNode row) {
    return Session.text(row, "actor_type") + " " + Session.text(row, "actor_id");
  }
}
