package dev.owlissues.local.stack.demo;

import dev.owlissues.local.stack.Exports;
import java.net.URI;
import java.util.Optional;

/** What a newcomer may try next: commands that work as pasted. */
final class NextSteps {
  private NextSteps() {}

  /** The commands for this stack, one of them about that issue, if the story made any. */
  static String of(URI baseUrl, StackClient stack, Optional<String> issueId) {
    var exports =
        new Exports(
            baseUrl,
            stack.agentKey(),
            stack.app("backend").path("client_secret").asText(),
            stack.projectId());
    return """
      # paste these lines first; the commands here and in README.md use them
      %s
    %s
      # what needs attention and why, as in the table
      curl -s -H "Authorization: Bearer $AGENT_KEY" \\
        "$URL/v1/projects/$PROJECT_ID/issues?sort=attention"
      # what came back
      curl -s -H "Authorization: Bearer $AGENT_KEY" \\
        "$URL/v1/projects/$PROJECT_ID/issues?status=regressed"
      # the first in the table, with its occurrences and their sessions
      curl -s -H "Authorization: Bearer $AGENT_KEY" "$URL/v1/projects/$PROJECT_ID/issues/$ISSUE_ID"
      # send an error of your own, and scan
      curl -s -H "Authorization: Bearer $CLIENT_KEY" -H 'Content-Type: application/json' \\
        $URL/v1/ingest -d '{"events": [{
          "level": "error", "message": "My first error 42", "session_id": "s-1"}]}'
      curl -s -X POST $URL/_local/scan
      # let a day pass: the digest is mailed, to be looked at in a browser under $URL/_local/mails
      curl -s -X POST -H 'Content-Type: application/json' $URL/_local/clock \\
        -d '{"advance": "PT24H"}'\
    """
        .formatted(exports.indented(2), issueId.map(id -> about(stack, id)).orElse(""));
  }

  private static String about(StackClient stack, String issueId) {
    return "  export ISSUE_ID=%s\n  export SESSION_ID=%s\n"
        .formatted(issueId, stack.newestSession(issueId));
  }
}
