package dev.owlissues.notify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.owlissues.local.aws.ses.OutboxMail;
import dev.owlissues.shared.account.team.AlertFrequency;
import dev.owlissues.shared.dynamo.table.LocalTables;
import dev.owlissues.shared.issue.IssueCounts;
import dev.owlissues.shared.issue.IssueStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A month hour by hour, by chance from a seed, against a model that says of every hour which mails
 * must go out: activity, a quiet week, other frequencies, members who come, go and unsubscribe, and
 * runs that are late, come twice or not at all.
 */
class DigestMonthTest {
  private static final int HOURS = 31 * 24;
  private static final int ISSUES = 12;
  private static final int PEOPLE = 6;
  private static final Map<AlertFrequency, Integer> INTERVALS =
      Map.of(
          AlertFrequency.HOURLY, 1,
          AlertFrequency.SIX_HOURLY, 6,
          AlertFrequency.DAILY, 24,
          AlertFrequency.WEEKLY, 168);

  @RegisterExtension final LocalTables tables = new LocalTables();

  /** What the model knows of an issue. */
  private static final class Known {
    IssueStatus status = IssueStatus.NEW;
    Instant activity = Instant.EPOCH;
    boolean dev;
  }

  private final Map<Integer, Known> issues = new HashMap<>();
  private final Set<Integer> members = new TreeSet<>();
  private final Set<Integer> unsubscribed = new TreeSet<>();
  private Instant lastCut = NotifyStage.START;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void everyHourBringsExactlyTheMailsItShould(long seed) {
    var random = new Random(seed);
    int mails = 0;
    try (var stage = new NotifyStage(tables)) {
      join(stage, 0);
      join(stage, 1);
      for (int hour = 0; hour < HOURS; hour++) {
        Instant start =
            NotifyStage.START.truncatedTo(ChronoUnit.HOURS).plus(hour, ChronoUnit.HOURS);
        boolean quiet = hour / 24 >= 8 && hour / 24 < 16;
        live(stage, random, quiet);
        // Late by up to 24 minutes, rarely not at all.
        toMinute(stage, start, random.nextInt(5) == 0 ? 35 + random.nextInt(25) : 35);
        if (random.nextInt(40) != 0) {
          int before = stage.ses.outbox().size();
          List<String> expected = expected(stage, stage.clock.instant());
          boolean twice = random.nextInt(8) == 0;

          stage.plan();
          if (twice) {
            stage.plan();
          }
          stage.work(Duration.ofMinutes(5));

          assertThat(since(stage, before))
              .as("seed %d, hour %d", seed, hour)
              .containsExactlyInAnyOrderElementsOf(expected);
          mails += expected.size();
        }
        toMinute(stage, start.plus(1, ChronoUnit.HOURS), 0);
      }
      assertThat(mails).as("seed %d", seed).isGreaterThan(60);
      assertThat(stage.queue.tasks()).isEmpty();
    }
  }

  private static void toMinute(NotifyStage stage, Instant hour, int minute) {
    Duration wait = Duration.between(stage.clock.instant(), hour.plus(minute, ChronoUnit.MINUTES));
    if (wait.isPositive()) {
      stage.clock.advance(wait);
    }
  }

  // What happens in the half hour before a run.
  private void live(NotifyStage stage, Random random, boolean quiet) {
    if (!quiet && random.nextInt(3) == 0) {
      activity(stage, random.nextInt(ISSUES));
    }
    if (random.nextInt(6) == 0 && !issues.isEmpty()) {
      change(stage, random);
    }
    if (random.nextInt(60) == 0) {
      List<AlertFrequency> all = List.of(AlertFrequency.values());
      stage.setFrequency(all.get(random.nextInt(all.size())));
    }
    if (random.nextInt(30) == 0) {
      move(stage, random.nextInt(PEOPLE), random.nextInt(3));
    }
    stage.clock.advance(Duration.ofMinutes(random.nextInt(20)));
  }

  private void activity(NotifyStage stage, int n) {
    Known known = issues.get(n);
    if (known == null) {
      known = new Known();
      known.dev = n % 4 == 3;
      issues.put(n, known);
      stage.issue(n, IssueStatus.NEW, known.dev, IssueCounts.NONE);
    } else {
      stage.errors(n);
    }
    known.activity = stage.clock.instant();
  }

  private void change(NotifyStage stage, Random random) {
    List<Integer> known = List.copyOf(new TreeSet<>(issues.keySet()));
    int n = known.get(random.nextInt(known.size()));
    List<IssueStatus> statuses = List.of(IssueStatus.values());
    IssueStatus status = statuses.get(random.nextInt(statuses.size()));
    stage.become(n, status);
    of(n).status = status;
  }

  private Known of(int n) {
    Known known = issues.get(n);
    if (known == null) {
      throw new AssertionError("no issue " + n);
    }
    return known;
  }

  private void move(NotifyStage stage, int person, int what) {
    if (!members.contains(person)) {
      join(stage, person);
    } else if (what == 0 && members.size() > 1) {
      stage.leave(person);
      members.remove(person);
      unsubscribed.remove(person);
    } else {
      boolean wanted = unsubscribed.contains(person);
      stage.members.subscribe(NotifyStage.TEAM, NotifyStage.user(person), wanted);
      if (wanted) {
        unsubscribed.remove(person);
      } else {
        unsubscribed.add(person);
      }
    }
  }

  private void join(NotifyStage stage, int person) {
    stage.join(person);
    members.add(person);
  }

  /** The mails that this run must send, and the model's cut if it sends any. */
  private List<String> expected(NotifyStage stage, Instant now) {
    Integer interval = INTERVALS.get(stage.frequency());
    long passed =
        Math.floorDiv(now.getEpochSecond(), 3600) - Math.floorDiv(lastCut.getEpochSecond(), 3600);
    List<Integer> listed = listed(now);
    List<Integer> readers = members.stream().filter(n -> !unsubscribed.contains(n)).toList();
    if (interval == null || passed < interval || listed.isEmpty() || readers.isEmpty()) {
      return List.of();
    }
    lastCut = now;
    List<String> mails = new ArrayList<>();
    for (int reader : readers) {
      mails.add(NotifyStage.address(reader) + ": " + listed);
    }
    return mails;
  }

  private List<Integer> listed(Instant now) {
    return new TreeSet<>(issues.keySet())
        .stream()
            .filter(n -> !of(n).dev)
            .filter(n -> of(n).status == IssueStatus.NEW || of(n).status == IssueStatus.REGRESSED)
            .filter(n -> of(n).activity.isAfter(lastCut) && !of(n).activity.isAfter(now))
            .toList();
  }

  /** The mails that came since the outbox had that many, with the numbers of the issues in each. */
  private static List<String> since(NotifyStage stage, int before) {
    List<OutboxMail> all = stage.ses.outbox();
    return all.subList(0, all.size() - before).stream()
        .map(mail -> mail.to().getFirst() + ": " + numbers(mail))
        .toList();
  }

  private static List<Integer> numbers(OutboxMail mail) {
    return mail.text()
        .lines()
        .filter(line -> line.startsWith("* "))
        .map(line -> Integer.valueOf(line.substring(line.lastIndexOf(' ') + 1)))
        .sorted()
        .toList();
  }
}
