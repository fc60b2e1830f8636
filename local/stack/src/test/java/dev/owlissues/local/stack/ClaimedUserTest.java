package dev.owlissues.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.owlissues.local.aws.MovableClock;
import dev.owlissues.local.stack.RunningStack.Answer;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody signs in after errors that they met as nobody. */
class ClaimedUserTest {
  @TempDir private Path data;

  @Test // (R-alias-4, R-alias-5)
  void theyAreOneUserOfTheIssueAndOfTheApp() {
    try (var stack = RunningStack.on(data, new MovableClock())) {
      JsonNode app = stack.credentials().at("/apps/2");
      report(stack, "s-1", "owl_anon_7");

      Answer claimed = claim(stack, app, "ann");
      Answer other = claim(stack, app, "bob");
      report(stack, "s-2", "ann");
      stack.scan();

      assertThat(claimed.status()).isEqualTo(200);
      assertThat(other.status()).isEqualTo(409);
      assertThat(stack.issues().path(0).path("unique_user_count").asInt()).isEqualTo(1);
      assertThat(stack.issues().path(0).path("occurrence_count").asInt()).isEqualTo(2);
      JsonNode users =
          stack
              .get(
                  "/v1/apps/%s/users".formatted(app.path("id").asText()),
                  stack.credentials().path("agent_key").asText())
              .json()
              .path("users");
      assertThat(users).hasSize(1);
      assertThat(users.at("/0/user_id").asText()).isEqualTo("ann");
      assertThat(users.at("/0/claimed_from/0").asText()).isEqualTo("owl_anon_7");
    }
  }

  private static void report(RunningStack stack, String session, String user) {
    stack.ingest(
        """
        {"events": [{"level": "error", "message": "Boom", "session_id": "%s", "user_id": "%s"}]}
        """
            .formatted(session, user));
  }

  private static Answer claim(RunningStack stack, JsonNode app, String user) {
    return stack.post(
        "/v1/identity/claim",
        app.path("client_secret").asText(),
        "{\"anonymous_id\": \"owl_anon_7\", \"user_id\": \"%s\"}".formatted(user));
  }
}
