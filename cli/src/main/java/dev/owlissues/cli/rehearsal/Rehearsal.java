package dev.owlissues.cli.rehearsal;

import dev.owlissues.cli.Main;
import dev.owlissues.cli.term.Terminal;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * Runs a few commands against an API that always says the same, and ends: {@code ./owl} lets the
 * JVM watch this to make the cache that later starts read classes from.
 */
public final class Rehearsal {
  private static final List<String> COMMANDS =
      List.of(
          "issues list",
          "issues list --format json",
          "issues list --format log",
          "issues view 01900000-0000-7000-8000-000000000001",
          "issues claim 01900000-0000-7000-8000-000000000001",
          "events --format json",
          "projects",
          "whoami",
          "issues lst",
          "--help");

  /** An answer that has what the commands look for, whatever they ask. */
  private static final String ANSWER =
      """
      {"id": "01900000-0000-7000-8000-000000000001", "type": "api_key", "status": "new",
       "title": "User 123 not found", "is_dev": false, "event_count": 1200, "cursor": null,
       "has_more": false, "events_per_day": [0, 1, 2], "last_event_id": "1",
       "last_seen_at": "2026-01-01T00:00:00.000Z", "claimed_by": null,
       "occurrences": [{"session_id": "s", "timestamp": "2026-01-01T00:00:00.000Z"}],
       "comments": [{"author_name": "Ann", "body": "Seen."}], "events": [{"id": "1"}],
       "error": {"exceptions": [{"type": "E", "frames": [{"function": "f", "line": 1}]}]},
       "projects": [{"id": "01900000-0000-7000-8000-000000000002", "name": "Shop", "slug": "shop"}],
       "issues": [{"id": "01900000-0000-7000-8000-000000000001", "status": "regressed",
         "title": "User 123 not found", "event_count": 1200, "unique_user_count": 7,
         "reason": {"kind": "regressed", "text": "Back in 2.5.0"},
         "last_seen_at": "2026-01-01T00:00:00.000Z", "events_per_day": [0, 1, 2]}]}
      """;

  private static final int COLUMNS = 100;

  private Rehearsal() {}

  /** Runs to the end; takes no arguments. */
  public static void main(String[] arguments) throws IOException {
    try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      Thread.ofPlatform().daemon().start(() -> answerAll(server));
      Map<String, String> environment =
          Map.of(
              "OWLMETRY_ENDPOINT",
              "http://localhost:" + server.getLocalPort(),
              "OWLMETRY_API_KEY",
              "owl_agent_rehearsal");
      PrintStream nowhere =
          new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
      for (String command : COMMANDS) {
        Terminal terminal =
            Terminal.of(InputStream.nullInputStream(), nowhere, nowhere, COLUMNS, true, false);
        Main.run(terminal, environment, command.split(" "));
      }
    }
  }

  private static void answerAll(ServerSocket server) {
    byte[] body = ANSWER.getBytes(StandardCharsets.UTF_8);
    String head =
        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n"
            .formatted(body.length);
    try {
      while (true) {
        try (Socket socket = server.accept()) {
          readRequest(socket.getInputStream());
          socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
          socket.getOutputStream().write(body);
        }
      }
    } catch (IOException closed) {
      if (!server.isClosed()) {
        throw new UncheckedIOException(closed);
      }
    }
  }

  // Its requests come in one piece, and fit.
  private static void readRequest(InputStream in) throws IOException {
    in.read(new byte[8192]);
  }
}
