package dev.owlissues.local.stack;

import dev.owlissues.shared.account.team.App;
import dev.owlissues.shared.account.team.Platform;
import dev.owlissues.shared.account.team.Project;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Optional;

/** What a person sees when the stack is ready. */
record Banner(Credentials credentials, Path data, Path log) {

  /** The line that says so, and how to get in. */
  void ready(PrintStream out) {
    out.println("Owl Issues is ready at " + credentials.baseUrl());
    out.println();
    out.println("  sign in    " + FirstStart.OWNER + "  (codes are in /_local/outbox)");
    credentials.team().project().ifPresent(project -> out.println("  project    " + project.id()));
    out.println(
        "  agent key  "
            + credentials.team().agentSecret().text()
            + "  (reads and writes what its owner may)");
    out.println();
    out.println("  client keys (each sends events of one app)");
    credentials.apps().forEach(app -> out.println("  " + line(app)));
    out.println();
  }

  private static String line(App app) {
    return "%-9s  %s  %s"
        .formatted(app.platform().wire(), app.clientSecret().orElse(""), app.bundleId().orElse(""))
        .stripTrailing();
  }

  /** Commands that work as pasted; none where somebody removed what they are about. */
  void next(PrintStream out) {
    Optional<Project> project = credentials.team().project();
    Optional<App> backend =
        credentials.apps().stream().filter(app -> app.platform() == Platform.BACKEND).findFirst();
    if (project.isPresent() && backend.isPresent()) {
      next(out, project.get(), backend.get());
    }
  }

  private void next(PrintStream out, Project project, App backend) {
    out.println(
        """
        For the commands below and in README.md:
          %s
        Send an error:
          curl -H "Authorization: Bearer $CLIENT_KEY" -H "Content-Type: application/json" \\
            $URL/v1/ingest -d '{"events": [{
            "level": "error", "message": "User 123 not found", "session_id": "s-1"}]}'
        Scan now instead of five past the hour (it waits ten seconds for what is on its way):
          curl -X POST $URL/_local/scan
        Read the issues:
          curl -H "Authorization: Bearer $AGENT_KEY" "$URL/v1/projects/$PROJECT_ID/issues"
        """
            .formatted(
                new Exports(
                        credentials.baseUrl(),
                        credentials.team().agentSecret().text(),
                        backend.clientSecret().orElse(""),
                        project.id().toString())
                    .indented(2)));
  }

  /** How to leave, and where things are. */
  void end(PrintStream out) {
    out.println("Data is in %s, the functions' log in %s. Ctrl-C stops.".formatted(data, log));
  }
}
