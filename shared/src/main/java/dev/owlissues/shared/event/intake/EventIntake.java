package dev.owlissues.shared.event.intake;

import dev.owlissues.shared.base.id.Ids;
import dev.owlissues.shared.base.retry.Backoff;
import dev.owlissues.shared.base.retry.Sleeper;
import dev.owlissues.shared.base.time.Iso;
import dev.owlissues.shared.event.Activity;
import dev.owlissues.shared.event.BatchKey;
import dev.owlissues.shared.event.Event;
import dev.owlissues.shared.event.EventId;
import dev.owlissues.shared.event.Pointer;
import dev.owlissues.shared.event.SentEvent;
import dev.owlissues.shared.event.Unit;
import dev.owlissues.shared.event.intake.EventLog.Mark;
import dev.owlissues.shared.event.packing.BatchCodec;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Takes a request's events in: when it says they are durable, they are, and were within {@link
 * WriteTimes#DEADLINE} of the {@code received_at} they carry. A scan that waits out that time
 * misses none.
 *
 * <p>Each batch is stamped, then written in this order: activity, so that nobody overlooks the
 * batch; the batch and its pointers. Only then is the clock read. A batch that came late, or whose
 * fate is unknown, is not acknowledged but stamped and written anew; two copies do no harm, for
 * readers and the scan drop repeats. The re-send marker comes after all batches: where it stands,
 * the events are durable.
 */
public final class EventIntake {
  private final EventLog log;
  private final Ids ids;
  private final InstantSource clock;
  private final Backoff backoff;
  private final BatchCodec codec = new BatchCodec();
  private final ActivityMemory activities = new ActivityMemory();
  private final Shards shards = new Shards();

  /** Stores in {@code log}; pauses between tries by {@code sleeper}. */
  public EventIntake(EventLog log, Ids ids, InstantSource clock, Sleeper sleeper) {
    this.log = log;
    this.ids = ids;
    this.clock = clock;
    this.backoff = new Backoff(clock, sleeper, ids);
  }

  /**
   * Stores the events, each that has an id once.
   *
   * @param giveUp when to stop trying; a step that has begun by then is finished
   */
  public Intake take(Submission submission, Instant giveUp) {
    List<Event> distinct = withoutRepeats(submission.events());
    Optional<Marker> marker = Marker.of(submission.unit().appId(), distinct);
    List<Event> wanted = distinct;
    if (marker.isPresent()) {
      switch (find(marker.get(), giveUp)) {
        case UNKNOWN -> {
          return new Intake.Busy();
        }
        case PRESENT -> {
          wanted = withoutIds(distinct);
          marker = Optional.empty();
        }
        case ABSENT -> {}
      }
    }
    int repeats = submission.events().size() - wanted.size();
    return store(submission.with(wanted), marker, repeats, giveUp);
  }

  private Intake store(
      Submission submission, Optional<Marker> marker, int repeats, Instant giveUp) {
    UUID request = ids.next();
    List<BatchPart> parts = BatchPart.of(submission.events(), codec);
    for (BatchPart part : parts) {
      if (!backoff.until(giveUp, () -> write(submission, request, part, giveUp))) {
        return new Intake.Busy();
      }
    }
    if (marker.isPresent() && !backoff.until(giveUp, () -> mark(marker.get()))) {
      return new Intake.Busy();
    }
    return new Intake.Durable(submission.events().size(), repeats, parts.size());
  }

  /** Stamps and writes a part once, and says whether it became durable in time. */
  private boolean write(Submission submission, UUID request, BatchPart part, Instant giveUp) {
    Instant stamp = Iso.millis(clock.instant());
    Instant deadline = stamp.plus(WriteTimes.DEADLINE);
    Instant end = deadline.isBefore(giveUp) ? deadline : giveUp;
    BatchKey key = place(submission, part, stamp);
    var batch =
        new NewBatch(
            key,
            submission.apiKeyId(),
            request,
            submission.imported(),
            part.bytes(),
            part.events().size(),
            submission.expiryOf(stamp));
    return note(submission, key, end)
        && put(batch)
        && point(EventPointers.to(key, part.events(), batch.expiresAt()), end)
        && !clock.instant().isAfter(deadline);
  }

  private BatchKey place(Submission submission, BatchPart part, Instant stamp) {
    UUID app = submission.unit().appId();
    long batch = ids.bits(EventId.BATCH_BITS);
    return new BatchKey(app, part.kind(), shards.of(app, batch, stamp), stamp, batch);
  }

  private boolean note(Submission submission, BatchKey key, Instant end) {
    Unit app = submission.unit();
    var unit = new Unit(app.teamId(), app.projectId(), app.appId(), key.shard());
    var activity = new Activity(unit, key.hour(), key.kind());
    if (activities.has(activity)) {
      return true;
    }
    // By the end of the hour, so that no batch of the hour outlives the item that leads to it.
    Instant expiry = submission.expiryOf(key.hour().next().start());
    boolean noted = backoff.until(end, () -> log.note(activity, expiry));
    if (noted) {
      activities.remember(activity);
    }
    return noted;
  }

  // A batch that was turned away is not there: it is stamped anew, and may go to another shard.
  private boolean put(NewBatch batch) {
    EventLog.Put put = log.put(batch);
    if (put == EventLog.Put.BUSY) {
      shards.throttled(batch.key().appId(), clock.instant());
    }
    return put == EventLog.Put.STORED;
  }

  private boolean point(List<Pointer> pointers, Instant end) {
    List<Pointer> left = new ArrayList<>(pointers);
    return backoff.until(
        end,
        () -> {
          left.retainAll(log.point(List.copyOf(left)));
          return left.isEmpty();
        });
  }

  private boolean mark(Marker marker) {
    return log.mark(marker, clock.instant().plus(Marker.KEPT));
  }

  private Mark find(Marker marker, Instant giveUp) {
    return backoff
        .until(giveUp, () -> log.find(marker, clock.instant()), mark -> mark != Mark.UNKNOWN)
        .orElse(Mark.UNKNOWN);
  }

  private static List<Event> withoutRepeats(List<Event> events) {
    Set<SentEvent> seen = new HashSet<>();
    return events.stream()
        .filter(event -> SentEvent.of(event).filter(sent -> !seen.add(sent)).isEmpty())
        .toList();
  }

  private static List<Event> withoutIds(List<Event> events) {
    return events.stream().filter(event -> event.content().clientEventId().isEmpty()).toList();
  }
}
