package dev.owlissues.api;

import dev.owlissues.api.issue.Markdown;
import dev.owlissues.gateway.snapshot.WarmupRequests;
import java.io.IOException;
import java.util.List;

/**
 * What the API does before the snapshot that its processes start from, so that no request waits for
 * it.
 *
 * @param clients makes the clients that are otherwise made when they are first asked for
 */
record Warmup(Runnable clients) {
  private static final WarmupRequests REHEARSAL =
      new WarmupRequests(List.of("GET /v1/auth/whoami", "GET /v1/issues", "GET /nowhere"));

  /**
   * Answers harmless requests, and does what no refused request gets to.
   *
   * @throws IOException if an answer cannot be written
   */
  void prepare(WarmupRequests.Entrance entrance) throws IOException {
    clients.run();
    Markdown.html(
        "A *rehearsal* with a [link](https://example.com/) and\n\n| a | table |\n|--|--|\n");
    REHEARSAL.play(entrance);
  }
}
