package dev.owlissues.local.stack.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;

/** What a newcomer may try next: commands that work as pasted. */
final class NextSteps {
  private NextSteps() {}

  /** The commands for this stack, one of them about that issue. */
  static String of(URI baseUrl, StackClient stack, String issueId) {
    JsonNode app = stack.app("web");
    return """
      URL=%s; KEY=%s
      PROJECT=$URL%s
      # what came back
      curl -s -H "Authorization: Bearer $KEY" "$PROJECT/issues?status=regressed"
      # the first in the table, with its occurrences and their sessions
      curl -s -H "Authorization: Bearer $KEY" "$PROJECT/issues/%s"
      # send an error of your own, and scan
      curl -s -H "Authorization: Bearer %s" \\
        -H 'Content-Type: application/json' $URL/v1/ingest -d '{"bundle_id": %s, "events": [{
        "level": "error", "message": "My first error 42", "session_id": "s-1"}]}'
      curl -s -X POST $URL/_local/scan
      # let a day pass: the digest is mailed, to be looked at in a browser under $URL/_local/mails
      curl -s -X POST -H 'Content-Type: application/json' $URL/_local/clock \\
        -d '{"advance": "PT24H"}'\
    """
        .formatted(
            baseUrl,
            stack.agentKey(),
            stack.project(),
            issueId,
            app.path("client_secret").asText(),
            app.path("bundle_id"));
  }
}
