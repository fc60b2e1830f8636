package dev.owlissues.shared.dynamo;

import static dev.owlissues.shared.dynamo.Attributes.text;

import dev.owlissues.shared.job.JobRun;
import dev.owlissues.shared.job.JobStore;
import dev.owlissues.shared.job.JobType;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Job runs in DynamoDB: under their owner, sorted by id, which is by time. */
public final class DynamoJobStore implements JobStore {
  private static final Duration KEPT = Duration.ofDays(90);

  private final DynamoDbClient client;
  private final String table;

  /** Job runs in that table. */
  public DynamoJobStore(DynamoDbClient client, TableNames names) {
    this.client = client;
    this.table = names.of(Tables.JOBS);
  }

  @Override
  public Optional<JobRun> find(String owner, UUID id) {
    Map<String, AttributeValue> item =
        client
            .getItem(r ->
                r.tableName(table).key(Attributes.key(owner, id.toString())).consistentRead(true))
            .item();
    return item.isEmpty() ? Optional.empty() : Optional.of(fromItem(Item.of(item)));
  }

  @Override
  public void put(JobRun run) {
    client.putItem(r -> r.tableName(table).item(toItem(run)));
  }

  @Override
  public boolean end(JobRun run) {
    return ConditionalWrite.held(() ->
        client.putItem(r ->
            r.tableName(table)
                .item(toItem(run))
                .conditionExpression("#status = :running")
                .expressionAttributeNames(Map.of("#status", "status"))
                .expressionAttributeValues(
                    Map.of(":running", text(JobRun.Status.RUNNING.wire())))));
  }

  private static Map<String, AttributeValue> toItem(JobRun run) {
    return Item.keyed(run.owner(), run.id().toString())
        .with("job_type", run.type().wire())
        .with("status", run.status().wire())
        .with("planned", run.planned())
        .with("result", NamedCounts.toValue(run.result()))
        .with("started_at", run.times().startedAt())
        .withInstant("completed_at", run.times().completedAt())
        .expiring(run.times().startedAt().plus(KEPT))
        .attributes();
  }

  private static JobRun fromItem(Item item) {
    return new JobRun(
        item.uuid("sk"),
        item.text("pk"),
        JobType.valueOf(item.text("job_type").toUpperCase(Locale.ROOT)),
        JobRun.Status.valueOf(item.text("status").toUpperCase(Locale.ROOT)),
        (int) item.number("planned"),
        NamedCounts.fromValue(item.get("result")),
        new JobRun.Times(item.instant("started_at"), item.optionalInstant("completed_at")));
  }
}
