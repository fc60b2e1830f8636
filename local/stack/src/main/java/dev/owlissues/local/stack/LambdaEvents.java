package dev.owlissues.local.stack;

import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import dev.owlissues.local.aws.ReceivedMessage;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.joda.time.DateTime;

/** Events as AWS hands them to functions. */
final class LambdaEvents {
  private static final String ACCOUNT = "000000000000";
  private static final String REGION = "local";

  private LambdaEvents() {}

  /** That a schedule's time has come. */
  static ScheduledEvent scheduled(String rule, String id, Instant now) {
    return new ScheduledEvent()
        .withId(id)
        .withSource("aws.events")
        .withDetailType("Scheduled Event")
        .withAccount(ACCOUNT)
        .withRegion(REGION)
        .withTime(new DateTime(now.toEpochMilli()))
        .withResources(List.of("arn:aws:events:%s:%s:rule/%s".formatted(REGION, ACCOUNT, rule)))
        .withDetail(Map.of());
  }

  /** Messages of a queue. */
  static SQSEvent messages(String queue, List<ReceivedMessage> messages) {
    SQSEvent event = new SQSEvent();
    event.setRecords(messages.stream().map(message -> record(queue, message)).toList());
    return event;
  }

  private static SQSMessage record(String queue, ReceivedMessage message) {
    SQSMessage record = new SQSMessage();
    record.setMessageId(message.id());
    record.setBody(message.body());
    record.setReceiptHandle(message.receiptHandle());
    record.setAttributes(message.attributes());
    record.setMessageAttributes(Map.of());
    record.setEventSource("aws:sqs");
    record.setEventSourceArn("arn:aws:sqs:%s:%s:%s".formatted(REGION, ACCOUNT, queue));
    record.setAwsRegion(REGION);
    return record;
  }
}
