package dev.owlissues.gateway.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.owlissues.gateway.Errors;
import dev.owlissues.gateway.Gateway;
import dev.owlissues.gateway.HttpRequest;
import dev.owlissues.shared.base.metric.Log;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WarmupRequestsTest {
  private final ByteArrayOutputStream log = new ByteArrayOutputStream();
  private final Gateway gateway =
      new Gateway(
          new Log(new PrintStream(log, true, StandardCharsets.UTF_8), InstantSource.system()));
  private final List<HttpRequest> seen = new ArrayList<>();

  @Test
  void eachRequestComesSeveralTimesAsFromApiGateway() throws IOException {
    play("GET /v1/auth/whoami", "POST /v1/ingest");

    assertThat(seen)
        .extracting(request -> request.method() + " " + request.path())
        .startsWith("GET /v1/auth/whoami", "POST /v1/ingest", "GET /v1/auth/whoami")
        .hasSizeGreaterThan(10);
  }

  @Test
  void theKeyIsWellFormedSoThatItIsLookedFor() throws IOException {
    play("GET /v1/auth/whoami");

    assertThat(seen.getFirst().header("authorization").orElseThrow())
        .matches("Bearer owl_agent_[0-9a-f]{48}");
  }

  @Test
  void aFunctionThatFailsInRehearsalStillGetsItsSnapshot() throws IOException {
    new WarmupRequests(List.of("GET /broken"))
        .play((event, answer) ->
            gateway.serve(
                event,
                answer,
                request -> {
                  throw new IllegalStateException("no table");
                }));

    assertThat(log.toString(StandardCharsets.UTF_8)).contains("IllegalStateException");
  }

  private void play(String... requests) throws IOException {
    new WarmupRequests(List.of(requests))
        .play((event, answer) ->
            gateway.serve(
                event,
                answer,
                request -> {
                  seen.add(request);
                  return Errors.notFound();
                }));
  }
}
