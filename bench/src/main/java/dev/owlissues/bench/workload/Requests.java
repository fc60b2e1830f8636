package dev.owlissues.bench.workload;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;

/** Ingest requests as API Gateway hands them to the function. */
public final class Requests {
  /** As many events as a request may have. */
  public static final int EVENTS = 100;

  private final String secret;

  /** Requests with that client key. */
  public Requests(String secret) {
    this.secret = secret;
  }

  /** That many full requests of newly drawn events. */
  public List<byte[]> draw(Workload workload, int count) {
    return IntStream.range(0, count).mapToObj(i -> request(workload.next(EVENTS))).toList();
  }

  private byte[] request(List<String> events) {
    ObjectNode request = JsonNodeFactory.instance.objectNode();
    request.put("version", "2.0").put("routeKey", "$default").put("rawPath", "/v1/ingest");
    request
        .putObject("headers")
        .put("authorization", "Bearer " + secret)
        .put("content-type", "application/json");
    request
        .putObject("requestContext")
        .put("requestId", "bench")
        .putObject("http")
        .put("method", "POST")
        .put("path", "/v1/ingest");
    request.put("body", "{\"events\":[" + String.join(",", events) + "]}");
    request.put("isBase64Encoded", false);
    return request.toString().getBytes(StandardCharsets.UTF_8);
  }
}
