package dev.owlissues.shared.scan.run;

import dev.owlissues.shared.dynamo.DynamoStores;
import dev.owlissues.shared.dynamo.table.LocalStores;
import dev.owlissues.shared.dynamo.table.TableNames;
import dev.owlissues.shared.dynamo.table.Tables;
import dev.owlissues.shared.event.packing.BatchCodec;
import dev.owlissues.shared.event.packing.Decoded;
import dev.owlissues.shared.fingerprint.Grouping;
import dev.owlissues.shared.issue.Issue;
import dev.owlissues.shared.issue.IssueStore;
import dev.owlissues.shared.issue.Snooze;
import dev.owlissues.shared.issue.StoredIssue;
import dev.owlissues.shared.issue.route.FingerprintRoute;
import dev.owlissues.shared.scan.run.RecordedIssues.Write;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Checks that issues which were put to sleep slept through what they were to, and no event more
 * (R-snooze-2, R-snooze-3, R-snooze-4): by the events as they are stored, when all are scanned.
 * Sleeps that a merge came into, or that were given back by undoing, are left out: what counts for
 * them depends on when that was.
 */
final class SleptThrough {
  private final IssueStore issues;
  private final Map<String, UUID> issueIds = new HashMap<>();
  private final List<Received> received = new ArrayList<>();

  /** A sleep that begins, and what is left of it at last; empty if the issue was woken. */
  private record Sleep(UUID issueId, Snooze begun, Optional<Snooze> rest) {

    Sleep with(Optional<Snooze> other) {
      return new Sleep(issueId, begun, other);
    }
  }

  /** An error event, and whether it is of the first copy of its batch that is met. */
  private record Received(UUID issueId, Instant at, boolean first) {}

  private SleptThrough(DynamoDbClient client, TableNames names) {
    DynamoStores stores = LocalStores.in(client, names);
    this.issues = stores.issues();
    List<Grouping> groupings = ConcurrentScans.MESSAGES.stream().map(ScanStage::grouping).toList();
    Map<Grouping, FingerprintRoute> routes = stores.routes().find(groupings);
    for (String message : ConcurrentScans.MESSAGES) {
      Optional.ofNullable(routes.get(ScanStage.grouping(message)))
          .ifPresent(route -> issueIds.put(message, survivor(route.issueId())));
    }
    Set<String> batches = new HashSet<>();
    for (var item : client.scanPaginator(r -> r.tableName(names.of(Tables.EVENTS))).items()) {
      if (item.containsKey("events") && text(item, "pk").contains("#error#")) {
        byte[] events = Objects.requireNonNull(item.get("events")).b().asByteArray();
        Instant at = Instant.parse(text(item, "sk").split("#", -1)[0]);
        add(at, events, batches.add(text(item, "request") + Arrays.toString(events)));
      }
    }
  }

  private UUID survivor(UUID id) {
    return issues.storedIssue(ScanStage.PROJECT, id) instanceof StoredIssue.Merged(UUID into)
        ? survivor(into)
        : id;
  }

  private void add(Instant at, byte[] events, boolean first) {
    if (new BatchCodec().decode(events) instanceof Decoded.Events(var decoded)) {
      decoded.forEach(event ->
          received.add(
              new Received(
                  Objects.requireNonNull(issueIds.get(event.content().message())), at, first)));
    }
  }

  /** What is not as it must be, one line each. */
  static List<String> violations(List<Write> history, DynamoDbClient client, TableNames names) {
    var check = new SleptThrough(client, names);
    return sleeps(history).flatMap(sleep -> check.violation(sleep).stream()).toList();
  }

  private static Stream<Sleep> sleeps(List<Write> history) {
    List<Sleep> woken = new ArrayList<>();
    Map<UUID, Sleep> asleep = new HashMap<>();
    for (Write write : history) {
      Issue issue = write.issue();
      Optional<Snooze> snooze = issue.lifecycle().snooze();
      Optional<Sleep> sleep = Optional.ofNullable(asleep.remove(issue.id()));
      switch (write.writer()) {
        case PERSON ->
            snooze
                .filter(begun -> begun.since().equals(issue.bookkeeping().updatedAt()))
                .ifPresent(begun -> asleep.put(issue.id(), new Sleep(issue.id(), begun, snooze)));
        case SCAN ->
            sleep
                .map(known -> known.with(snooze))
                .ifPresent(known -> {
                  if (snooze.isPresent()) {
                    asleep.put(issue.id(), known);
                  } else {
                    woken.add(known);
                  }
                });
        case MERGE -> {}
      }
    }
    return Stream.concat(woken.stream(), asleep.values().stream());
  }

  private Optional<String> violation(Sleep sleep) {
    Instant from = sleep.begun.until().orElse(sleep.begun.since());
    List<Received> heard =
        received.stream()
            .filter(event -> event.issueId.equals(sleep.issueId) && event.at.isAfter(from))
            .toList();
    long atMost = heard.size();
    // Copies of a request that lie in several pages are counted in each.
    long atLeast = heard.stream().filter(Received::first).count();
    long wanted = sleep.begun.eventsLeft().orElse(0);
    boolean right =
        sleep
            .rest
            .map(rest -> wanted - rest.eventsLeft().orElse(0))
            .map(slept -> atLeast <= slept && slept <= atMost)
            .orElse(atMost > wanted);
    return right
        ? Optional.empty()
        : Optional.of("%s, and %d to %d events came".formatted(sleep, atLeast, atMost));
  }

  private static String text(Map<String, AttributeValue> item, String name) {
    return Objects.requireNonNull(item.get(name), name).s();
  }
}
