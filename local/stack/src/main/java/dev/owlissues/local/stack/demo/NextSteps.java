package dev.owlissues.local.stack.demo;

import java.util.List;

/** What a newcomer may try next: commands that work as pasted. */
final class NextSteps {
  private final Screen screen;

  NextSteps(Screen screen) {
    this.screen = screen;
  }

  /** Prints the commands for this account, about one of its issues when there is one. */
  void print(Account account, Account.Sender app, List<FoundIssue> issues) {
    screen.line("");
    screen.line(screen.bold("Next"));
    screen.line("  URL=%s; KEY=%s".formatted(account.baseUrl(), account.agentKey()));
    screen.line("  PROJECT=$URL/v1/projects/%s".formatted(account.projectId()));
    say("what came back");
    screen.line("  curl -s -H \"Authorization: Bearer $KEY\" \"$PROJECT/issues?status=regressed\"");
    issues.stream()
        .filter(issue -> issue.headline().status().equals("regressed"))
        .findFirst()
        .ifPresent(this::detail);
    say("send an error of your own, and scan");
    screen.line("  curl -s -H \"Authorization: Bearer %s\" \\".formatted(app.clientSecret()));
    screen.line(
        "    -H 'Content-Type: application/json' $URL/v1/ingest -d '{%s\"events\": [{"
            .formatted(bundle(app)));
    screen.line(
        "    \"level\": \"error\", \"message\": \"My first error 42\", \"session_id\":"
            + " \"s-1\"}]}'");
    screen.line("  curl -s -X POST -H 'Content-Type: application/json' $URL/_local/scan");
    say(
        "let a day pass: the digest is mailed, to be looked at in a browser under"
            + " $URL/_local/mails");
    screen.line("  curl -s -X POST -H 'Content-Type: application/json' $URL/_local/clock \\");
    screen.line("    -d '{\"advance\": \"PT24H\"}'");
  }

  private void detail(FoundIssue issue) {
    say("one of them, with its occurrences and their sessions");
    screen.line("  curl -s -H \"Authorization: Bearer $KEY\" \\");
    screen.line("    \"$PROJECT/issues/%s\"".formatted(issue.id()));
  }

  private void say(String comment) {
    screen.line(screen.faint("  # " + comment));
  }

  private static String bundle(Account.Sender app) {
    return app.bundleId().isEmpty() ? "" : "\"bundle_id\": \"%s\", ".formatted(app.bundleId());
  }
}
