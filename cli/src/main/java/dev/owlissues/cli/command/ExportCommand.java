package dev.owlissues.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import dev.owlissues.cli.rest.Failure;
import dev.owlissues.cli.rest.Failure.NotReached;
import dev.owlissues.cli.rest.Query;
import dev.owlissues.cli.session.Lookup;
import dev.owlissues.cli.session.Session;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code owl export}: everything about a project's issues. */
@Command(
    name = "export",
    description =
        "Print all issues of a project with their occurrences and comments, as lines of JSON. A line of type"
            + " page ends it: without one it is not whole.")
public final class ExportCommand implements Runnable {
  private static final String MOST = "1000";

  private final Session session;

  @Mixin InProject in = new InProject();

  @Option(
      names = "--cursor",
      paramLabel = "CURSOR",
      description = "Where an export before was broken off.")
  Optional<String> cursor = Optional.empty();

  public ExportCommand(Session session) {
    this.session = session;
  }

  @Override
  public void run() {
    String path =
        "/v1/projects/%s/export".formatted(Query.segment(new Lookup(session).project(in.project)));
    Optional<String> next = cursor;
    long read = 0;
    JsonNode end;
    do {
      List<JsonNode> page = page(path, next);
      end = page.getLast();
      page.subList(0, page.size() - 1).forEach(session.printer()::oneOfMany);
      read += page.size() - 1;
      session.printer().progress("%,d read".formatted(read));
      next = Optional.of(Session.text(end, "cursor"));
    } while (end.path("has_more").asBoolean());
    session.printer().progress("");
    session.printer().oneOfMany(end);
  }

  private List<JsonNode> page(String path, Optional<String> at) {
    try {
      List<JsonNode> page =
          session.rest().lines(path, Query.none().with("limit", MOST).with("cursor", at));
      if (page.isEmpty() || !Session.text(page.getLast(), "type").equals("page")) {
        throw new NotReached("The export ends before its end.");
      }
      return page;
    } catch (Failure broken) {
      at.filter(_ -> !at.equals(cursor))
          .ifPresent(here ->
              session.printer().hint("What was printed is good; the rest: --cursor " + here));
      throw broken;
    }
  }
}
