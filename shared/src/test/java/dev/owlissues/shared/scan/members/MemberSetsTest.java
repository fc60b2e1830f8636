package dev.owlissues.shared.scan.members;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.owlissues.shared.issue.IssueCounts;
import dev.owlissues.shared.scan.LeaseLostException;
import dev.owlissues.shared.scan.members.SetBucket.Entry;
import dev.owlissues.shared.scan.members.SetBucket.Settled;
import dev.owlissues.shared.scan.page.MemberHasher;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MemberSetsTest {
  private static final UUID ISSUE = new UUID(7, 7);
  private static final long MANY = 64L << 20;

  private final InMemoryBuckets buckets = new InMemoryBuckets();
  private final MemberSets sets = over(buckets);

  @Test
  void aPageAddsEachMemberOnce() {
    assertThat(add(sets, "a#0", 1, members(0, 10)).issueCounts())
        .isEqualTo(new IssueCounts(10, 10));
    assertThat(add(sets, "a#0", 2, members(5, 15)).issueCounts()).isEqualTo(new IssueCounts(5, 5));
    assertThat(buckets.size()).isEqualTo(new IssueCounts(15, 15));
  }

  @Test
  void aRepeatedPageAnswersTheSameAndChangesNothing() {
    MemberHashes first = add(sets, "a#0", 1, members(0, 1000));
    buckets.appends();
    MemberHashes again = add(sets, "a#0", 1, members(0, 1000));

    assertThat(again).isEqualTo(first);
    assertThat(buckets.appends()).isZero();
    assertThat(buckets.size()).isEqualTo(new IssueCounts(1000, 1000));
  }

  @Test
  void aSessionAndAUserOfOneIdAreTwoMembers() {
    Set<String> same = Set.of("same");

    MemberHashes added = add(sets, "a#0", 1, new MemberHasher().members(same, same));

    assertThat(added.issueCounts()).isEqualTo(new IssueCounts(1, 1));
  }

  @Test
  void aWorkerWhoseUnitHasGoneOnStops() {
    add(sets, "a#0", 1, members(0, 10));
    add(sets, "a#0", 2, members(10, 20));

    assertThatThrownBy(() -> add(sets, "a#0", 1, members(0, 10)))
        .isInstanceOf(LeaseLostException.class);
    assertThat(buckets.size()).isEqualTo(new IssueCounts(20, 20));
  }

  @Test
  void aLargeFirstPageGoesStraightToTheBucketsItNeeds() {
    add(sets, "a#0", 1, members(0, 100_000));

    assertThat(buckets.size()).isEqualTo(new IssueCounts(100_000, 100_000));
    assertThat(buckets.count()).isBetween(1_000, 2_100);
    assertThat(buckets.appends()).isEqualTo(buckets.count());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void whateverTheOrderOfPagesUnitsAndRepeatsTheSetsHoldEverybodyOnce(long seed) {
    var random = new Random(seed);
    Set<Integer> sessions = new HashSet<>();
    Map<String, Long> pages = new HashMap<>();
    // Each worker remembers what it has read, and the others know nothing of it.
    List<MemberSets> workers =
        List.of(sets, over(remembering(MANY)), over(remembering(MANY)), over(remembering(40_000)));
    long total = 0;
    for (int round = 0; round < 60; round++) {
      String unit = "unit#" + random.nextInt(3);
      long page = pages.merge(unit, 1L, Long::sum);
      int from = random.nextInt(20_000);
      int to = from + 1 + random.nextInt(random.nextBoolean() ? 20 : 3_000);
      IntStream.range(from, to).forEach(sessions::add);
      MemberHashes added = add(workers.get(random.nextInt(4)), unit, page, members(from, to));
      for (int again = random.nextInt(3); again > 0; again--) {
        assertThat(add(workers.get(random.nextInt(4)), unit, page, members(from, to)))
            .as("seed %d", seed)
            .isEqualTo(added);
      }
      total += added.issueCounts().occurrences();
    }

    assertThat(total).as("seed %d", seed).isEqualTo(sessions.size());
    assertThat(buckets.size()).isEqualTo(new IssueCounts(sessions.size(), sessions.size()));
    assertThat(buckets.largest()).isLessThanOrEqualTo(SetBucket.ROOM.most() / HashedId.BYTES);
  }

  @Test
  void workersAtTheSameTimeAddEverybodyOnce() throws InterruptedException {
    var added = new ConcurrentLinkedQueue<MemberHashes>();
    List<Thread> workers = new ArrayList<>();
    for (int worker = 0; worker < 4; worker++) {
      int first = 700 * worker;
      String unit = "unit#" + worker;
      MemberSets mine = over(remembering(MANY));
      workers.add(
          Thread.ofVirtual()
              .start(() -> {
                for (int page = 1; page <= 10; page++) {
                  int from = first + 300 * page;
                  added.add(add(mine, unit, page, members(from, from + 1_000)));
                }
              }));
    }
    for (Thread worker : workers) {
      worker.join();
    }

    assertThat(added).hasSize(40);
    // From 300 to 2,100 + 3,000 + 1,000.
    var everybody = new IssueCounts(5_800, 5_800);
    assertThat(buckets.size()).isEqualTo(everybody);
    assertThat(
            added.stream()
                .map(MemberHashes::issueCounts)
                .reduce(IssueCounts.NONE, IssueCounts::plus))
        .isEqualTo(everybody);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aWorkerMayDieAtAnyEntryAndAnotherGoesOn(boolean written) {
    int entry = 0;
    boolean died = true;
    while (died) {
      var stored = new InMemoryBuckets();
      add(over(stored), "a#0", 1, members(0, 300));
      var dying = new DyingBuckets(stored, entry++, written);
      died = dies(() -> add(over(dying), "a#0", 2, members(200, 1_500)));
      MemberHashes added =
          add(over(new CachedBuckets(stored, MANY)), "a#0", 2, members(200, 1_500));

      assertThat(added.issueCounts())
          .as("died at %d", entry)
          .isEqualTo(new IssueCounts(1_200, 1_200));
      assertThat(stored.size()).as("died at %d", entry).isEqualTo(new IssueCounts(1_500, 1_500));
    }
    assertThat(entry).isGreaterThan(10);
  }

  @Test
  void everyPageOfAStormCostsWhatTheFirstCostAndReadsNothing() {
    MemberSets worker = over(remembering(MANY));
    add(worker, "a#0", 1, members(0, 20_000));
    int first = buckets.appends();
    assertThat(buckets.reads()).isOne();

    for (int page = 2; page <= 8; page++) {
      add(worker, "a#0", page, members(20_000 * (page - 1), 20_000 * page));

      assertThat(buckets.appends()).isLessThanOrEqualTo(first);
    }
    // Each bucket once more, when it is found that somebody who has it forgotten reads them.
    assertThat(buckets.reads()).isZero();
    add(over(remembering(MANY)), "a#0", 9, members(160_000, 180_000));
    assertThat(buckets.reads()).isLessThanOrEqualTo(first);
    assertThat(buckets.size()).isEqualTo(new IssueCounts(180_000, 180_000));
  }

  @Test
  void whatThereIsNoRoomToRememberIsRead() {
    MemberSets worker = over(remembering(250_000));
    add(worker, "a#0", 1, members(0, 20_000));
    buckets.reads();

    add(worker, "a#0", 2, members(20_000, 40_000));

    assertThat(buckets.reads()).isBetween(buckets.count() / 2, buckets.count());
    assertThat(buckets.size()).isEqualTo(new IssueCounts(40_000, 40_000));
  }

  @Test
  void whoeverComesAloneCostsOneEntryAndNowAndThenASplit() {
    for (int page = 1; page <= 8; page++) {
      add(sets, "a#0", page, members(2_000 * (page - 1), 2_000 * page));
    }
    buckets.appends();

    for (int page = 9; page <= 508; page++) {
      var alone = new MemberHasher().members(Set.of("late-" + page), Set.of());
      assertThat(add(sets, "a#0", page, alone).issueCounts()).isEqualTo(new IssueCounts(1, 0));
    }

    assertThat(buckets.appends()).isBetween(500, 600);
  }

  @Test
  void aBucketToWhichManyComeAtOnceIsNotSplitForThem() {
    for (int page = 1; page <= 4; page++) {
      add(sets, "a#0", page, members(250 * (page - 1), 250 * page));
    }

    assertThat(buckets.count()).isEqualTo(1);
    assertThat(buckets.size()).isEqualTo(new IssueCounts(1_000, 1_000));
  }

  @Test
  void aBucketToWhichFewComeAtOnceIsSplitEarly() {
    for (int page = 1; page <= 200; page++) {
      add(sets, "a#0", page, members(page - 1, page));
    }

    assertThat(buckets.largest()).isLessThanOrEqualTo(SetBucket.ROOM.least() / 2 / HashedId.BYTES);
    assertThat(buckets.size()).isEqualTo(new IssueCounts(200, 200));
  }

  private CachedBuckets remembering(long bound) {
    return new CachedBuckets(buckets, bound);
  }

  private static MemberSets over(BucketStore store) {
    return new MemberSets(store, 1);
  }

  private static MemberHashes add(
      MemberSets sets, String unit, long page, MemberHashes candidates) {
    return sets.add(new MemberSets.Adder(ISSUE, unit, page), candidates, false);
  }

  private static boolean dies(Runnable work) {
    try {
      work.run();
      return false;
    } catch (Death death) {
      return true;
    }
  }

  private static MemberHashes members(int from, int to) {
    return new MemberHasher()
        .members(
            IntStream.range(from, to).mapToObj(id -> "session-" + id).toList(),
            IntStream.range(from, to).mapToObj(id -> "user-" + id).toList());
  }

  /** The end of a worker. */
  private static final class Death extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /** Buckets whose worker dies at one entry, before it is written or before it is answered. */
  private static final class DyingBuckets implements BucketStore {
    private final BucketStore stored;
    private final boolean written;
    private int left;

    private DyingBuckets(BucketStore stored, int entry, boolean written) {
      this.stored = stored;
      this.left = entry;
      this.written = written;
    }

    @Override
    public SetBucket read(UUID issueId, String path) {
      return stored.read(issueId, path);
    }

    @Override
    public boolean append(UUID issueId, SetBucket bucket, Entry entry) {
      boolean dies = left-- == 0;
      if (dies && !written) {
        throw new Death();
      }
      boolean appended = stored.append(issueId, bucket, entry);
      if (dies) {
        throw new Death();
      }
      return appended;
    }

    @Override
    public void settle(UUID issueId, SetBucket bucket, int index, Settled settled) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void remove(UUID issueId, String path) {
      throw new UnsupportedOperationException();
    }
  }
}
