package dev.owlissues.local.stack.control;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.owlissues.local.stack.Credentials;
import dev.owlissues.local.stack.http.Incoming;
import dev.owlissues.local.stack.http.Reply;
import dev.owlissues.local.stack.job.Jobs;
import dev.owlissues.local.stack.job.StackClock;
import dev.owlissues.shared.base.time.Iso;
import dev.owlissues.shared.job.JobRun;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What only the local stack has, under {@value #ROOT}: its credentials, its clock, its jobs. */
public final class ControlEndpoints {
  public static final String ROOT = "/_local/";

  /** Longer than anything the product keeps. */
  private static final Duration LONGEST_MOVE = Duration.ofDays(3_660);

  private static final JsonMapper JSON = new JsonMapper();

  private final LocalCallers callers;
  private final Credentials credentials;
  private final StackClock clock;
  private final Jobs jobs;
  private final Outbox outbox;
  private final Map<String, Map<String, Endpoint>> endpoints;

  /** Answers a request that may be answered. */
  @FunctionalInterface
  private interface Endpoint {
    Reply answer(Incoming incoming) throws IOException;
  }

  public ControlEndpoints(
      LocalCallers callers, Credentials credentials, StackClock clock, Jobs jobs, Outbox outbox) {
    this.callers = callers;
    this.credentials = credentials;
    this.clock = clock;
    this.jobs = jobs;
    this.outbox = outbox;
    this.endpoints =
        Map.of(
            "credentials", Map.of("GET", this::credentials),
            "scan", Map.of("POST", this::scan),
            "notify", Map.of("POST", this::digest),
            "clock", Map.of("GET", this::time, "POST", this::moveClock),
            "outbox", Map.of("GET", this::outbox),
            "mails", Map.of("GET", this::mails));
  }

  public Reply answer(Incoming incoming) throws IOException {
    Optional<Reply> refusal = callers.refusal(incoming);
    if (refusal.isPresent()) {
      return refusal.get();
    }
    Map<String, Endpoint> methods =
        endpoints.getOrDefault(incoming.path().substring(ROOT.length()), Map.of());
    if (methods.isEmpty()) {
      return Reply.error(404, "Not found");
    }
    Optional<Endpoint> endpoint = Optional.ofNullable(methods.get(asked(incoming.method())));
    return endpoint.isPresent()
        ? endpoint.get().answer(incoming)
        : Reply.error(405, "only " + String.join(", ", new TreeMap<>(methods).keySet()));
  }

  private static String asked(String method) {
    return method.equals("HEAD") ? "GET" : method;
  }

  private Reply credentials(Incoming incoming) {
    return Reply.json(200, credentials.json());
  }

  private Reply scan(Incoming incoming) {
    return result(jobs.scan());
  }

  private Reply digest(Incoming incoming) {
    return result(jobs.digests());
  }

  private static Reply result(JobRun run) {
    if (run.status() != JobRun.Status.COMPLETED) {
      return Reply.error(500, "run %s did not complete: see the log".formatted(run.id()));
    }
    ObjectNode json = object();
    json.put("run_id", run.id().toString());
    new TreeMap<>(run.result()).forEach(json::put);
    return Reply.json(200, json);
  }

  private Reply outbox(Incoming incoming) {
    return Reply.json(200, outbox.json());
  }

  private Reply mails(Incoming incoming) {
    return outbox.page();
  }

  private Reply time(Incoming incoming) {
    return Reply.json(200, object().put("now", Iso.write(clock.instant())));
  }

  private Reply moveClock(Incoming incoming) throws IOException {
    Optional<Duration> step = step(incoming.body());
    if (step.isEmpty()) {
      return Reply.error(
          400, "advance must be a duration such as \"PT24H\", above zero and at most P3660D");
    }
    jobs.jump(step.get());
    return time(incoming);
  }

  private static Optional<Duration> step(byte[] body) throws IOException {
    try {
      JsonNode advance = JSON.readTree(body).path("advance");
      Duration step = Duration.parse(advance.asText());
      return step.isPositive() && step.compareTo(LONGEST_MOVE) <= 0
          ? Optional.of(step)
          : Optional.empty();
    } catch (JsonProcessingException | DateTimeException notADuration) {
      return Optional.empty();
    }
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
