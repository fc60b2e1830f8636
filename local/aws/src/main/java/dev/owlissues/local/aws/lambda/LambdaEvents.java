package dev.owlissues.local.aws.lambda;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.owlissues.local.aws.sqs.ReceivedMessage;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Events as AWS hands them to functions. */
public final class LambdaEvents {
  private static final String ACCOUNT = "000000000000";
  private static final String REGION = "local";

  private LambdaEvents() {}

  /** That a schedule's time has come. */
  public static ObjectNode scheduled(String rule, String id, Instant now) {
    ObjectNode event = JsonNodeFactory.instance.objectNode();
    event
        .put("version", "0")
        .put("id", id)
        .put("detail-type", "Scheduled Event")
        .put("source", "aws.events")
        .put("account", ACCOUNT)
        .put("time", now.truncatedTo(ChronoUnit.SECONDS).toString())
        .put("region", REGION);
    event
        .putArray("resources")
        .add("arn:aws:events:%s:%s:rule/%s".formatted(REGION, ACCOUNT, rule));
    event.putObject("detail");
    return event;
  }

  /** Messages of a queue. */
  public static ObjectNode messages(String queue, List<ReceivedMessage> messages) {
    ObjectNode event = JsonNodeFactory.instance.objectNode();
    var records = event.putArray("Records");
    messages.forEach(message -> describe(queue, message, records.addObject()));
    return event;
  }

  private static void describe(String queue, ReceivedMessage message, ObjectNode record) {
    record
        .put("messageId", message.id())
        .put("receiptHandle", message.receiptHandle())
        .put("body", message.body());
    ObjectNode attributes = record.putObject("attributes");
    message.attributes().forEach(attributes::put);
    record.putObject("messageAttributes");
    record
        .put("eventSource", "aws:sqs")
        .put("eventSourceARN", "arn:aws:sqs:%s:%s:%s".formatted(REGION, ACCOUNT, queue))
        .put("awsRegion", REGION);
  }
}
