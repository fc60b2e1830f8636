package dev.owlissues.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SNSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.owlissues.gateway.Deliveries;
import dev.owlissues.gateway.Gateway;
import dev.owlissues.local.aws.MovableClock;
import dev.owlissues.local.aws.lambda.LocalFunction;
import dev.owlissues.local.stack.http.Front;
import dev.owlissues.local.stack.job.Machine;
import dev.owlissues.shared.base.id.RandomIds;
import dev.owlissues.shared.base.json.SampleEvents;
import dev.owlissues.shared.base.metric.Log;
import dev.owlissues.shared.digest.run.SendRate;
import dev.owlissues.shared.dynamo.table.LocalTables;
import dev.owlissues.shared.mail.Mail;
import dev.owlissues.shared.mail.ReportingMailer;
import dev.owlissues.shared.mail.Sent;
import dev.owlissues.shared.mail.UnsubscribeTokens;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.spec.SecretKeySpec;

/** Lines of log: of each kind that functions write, by what writes them, and of AWS's own. */
final class WrittenLines {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String SEMVER_DOES_NOT_AGREE = "1.9.0";

  /** What is left of a function that was too slow, as Lambda tells it where logs are JSON. */
  private static final String TIMEOUT =
      """
      {"time": "2026-11-24T08:05:00.000Z", "type": "platform.report", "record": {
        "requestId": "r-1", "metrics": {"durationMs": 300000.0}, "status": "timeout"}}
      """;

  private final MovableClock clock = new MovableClock();
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
  private final Log log = new Log(stream, clock);

  private WrittenLines() {}

  /** All of them. */
  static List<JsonNode> all(Path data, LocalTables tables) throws IOException {
    List<JsonNode> lines = new ArrayList<>(ofFunctions(data, tables));
    lines.add(JSON.readTree(TIMEOUT));
    lines.add(JSON.readTree(access()));
    return lines;
  }

  /** Those of functions. */
  static List<JsonNode> ofFunctions(Path data, LocalTables tables) throws IOException {
    var written = new WrittenLines();
    written.work(data);
    written.fail();
    written.hearOfBounce(tables);
    List<JsonNode> lines = new ArrayList<>();
    for (String line : written.out.toString(StandardCharsets.UTF_8).lines().toList()) {
      lines.add(JSON.readTree(line));
    }
    return lines;
  }

  /** An issue that is resolved, and back by one order of versions alone. */
  private void work(Path data) {
    // Functions write to standard output.
    PrintStream standard = System.out;
    System.setOut(stream);
    try (var stack =
        RunningStack.of(
            LocalStack.start(
                Front.bind(0, stream),
                DataFolder.open(data),
                new Machine(clock, clock::advance),
                stream))) {
      report(stack, "1.10.0");
      stack.patchIssue(
          stack.issues().path(0).path("id").asText(),
          "{\"status\": \"resolved\", \"resolved_at_version\": \"1.10.0\"}");
      report(stack, SEMVER_DOES_NOT_AGREE);
    } finally {
      System.setOut(standard);
    }
  }

  private static void report(RunningStack stack, String version) {
    var answer =
        stack.ingest(
            """
            {"events": [{"level": "error", "message": "Disk full", "session_id": "%s",
                         "app_version": "%s"}]}
            """
                .formatted("s-" + version, version));
    assertThat(answer.json().path("accepted").asInt()).isEqualTo(1);
    stack.scan();
  }

  private void fail() throws IOException {
    byte[] request =
        SampleEvents.read("api-whoami.json").toString().getBytes(StandardCharsets.UTF_8);
    new Gateway(log)
        .serve(
            new ByteArrayInputStream(request),
            new ByteArrayOutputStream(),
            _ -> {
              throw new IllegalStateException("expected in this test");
            });
    function(
            SQSEvent.class,
            (event, context) ->
                new Deliveries("some task", log)
                    .handle(
                        event,
                        context.getAwsRequestId(),
                        _ -> {
                          throw new IllegalStateException("expected in this test");
                        }))
        .call("request-1", SampleEvents.read("scan-task.json"));
    new ReportingMailer(_ -> new Sent.Later("SES answered AccessDeniedException"), log)
        .send(new Mail("ann@example.com", "a subject", "a text", "<p>a text</p>", List.of()));
  }

  private void hearOfBounce(LocalTables tables) throws IOException {
    var ids = new RandomIds(clock, new SecureRandom());
    var key = new SecretKeySpec(new byte[32], "HmacSHA256");
    var notify =
        new dev.owlissues.notify.Wiring(
            tables.client(),
            tables.names(),
            (_, _) -> {},
            clock,
            ids,
            _ -> new Sent.Accepted("m-1"),
            URI.create("https://issues.example.com"),
            new UnsubscribeTokens(() -> key),
            new SendRate(Duration.ZERO, clock, _ -> {}),
            log,
            "test");
    function(SNSEvent.class, notify.feedback())
        .call("request-1", SampleEvents.read("mail-bounce.json"));
  }

  private <E> LocalFunction function(Class<E> event, RequestHandler<E, ?> handler) {
    return LocalFunction.typed("f", handler, event, Duration.ofMinutes(1), stream);
  }

  /** A line of the gateway's access log, by the format in the template. */
  private static String access() throws IOException {
    Path template = Path.of(System.getProperty("owl.root"), "template.yaml");
    Matcher format =
        Pattern.compile("Format: '(\\{\"requestId\".*})'").matcher(Files.readString(template));
    assertThat(format.find()).isTrue();
    return format.group(1).replace("$context.status", "503");
  }
}
