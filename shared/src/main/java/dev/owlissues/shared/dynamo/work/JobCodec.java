package dev.owlissues.shared.dynamo.work;

import dev.owlissues.shared.dynamo.item.Attributes;
import dev.owlissues.shared.dynamo.item.Item;
import dev.owlissues.shared.dynamo.item.NamedCounts;
import dev.owlissues.shared.job.JobRun;
import dev.owlissues.shared.job.JobType;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Job runs as items, and the item that says which run of a job is a team's active one. */
final class JobCodec {
  private static final Duration KEPT = Duration.ofDays(90);

  private JobCodec() {}

  static Map<String, AttributeValue> key(JobRun run) {
    return Attributes.key(run.owner(), run.id().toString());
  }

  /** The key of the item that names an owner's active run of that job and project. */
  static Map<String, AttributeValue> activeKey(JobRun run) {
    String project = run.order().projectId().map(Object::toString).orElse("all");
    return Attributes.key(run.owner() + "#active", run.type().wire() + "#" + project);
  }

  static Map<String, AttributeValue> toItem(JobRun run) {
    Item item =
        Item.keyed(run.owner(), run.id().toString())
            .with("job_type", run.type().wire())
            .with("status", run.status().wire())
            .withUuid("project_id", run.order().projectId())
            .with("triggered_by", run.order().triggeredBy())
            .withText("params", run.order().params())
            .with("notify", run.order().notifies())
            .with("result", NamedCounts.toValue(run.result()))
            .withText("error", run.outcome().error())
            .with("created_at", run.times().createdAt())
            .withInstant("started_at", run.times().startedAt())
            .withInstant("completed_at", run.times().completedAt())
            .expiring(run.times().createdAt().plus(KEPT));
    run.progress()
        .ifPresent(progress ->
            item.with("units_done", progress.processed())
                .with("units", progress.total())
                .with("heard_of_at", progress.at()));
    return item.attributes();
  }

  static JobRun fromItem(Item item) {
    var order =
        new JobRun.Order(
            JobType.ofWire(item.text("job_type")).orElseThrow(),
            item.optionalUuid("project_id"),
            item.text("triggered_by"),
            item.optionalText("params"),
            item.flag("notify"));
    return new JobRun(
        item.uuid("sk"),
        item.text("pk"),
        order,
        JobRun.Status.ofWire(item.text("status")).orElseThrow(),
        progress(item),
        new JobRun.Outcome(NamedCounts.fromValue(item.get("result")), item.optionalText("error")),
        new JobRun.Times(
            item.instant("created_at"),
            item.optionalInstant("started_at"),
            item.optionalInstant("completed_at")));
  }

  private static Optional<JobRun.Progress> progress(Item item) {
    return item.has("units")
        ? Optional.of(
            new JobRun.Progress(
                item.number("units_done"), item.number("units"), item.instant("heard_of_at")))
        : Optional.empty();
  }
}
