package dev.owlissues.shared.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.owlissues.shared.issue.Tally;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MemberSetsTest {
  private static final UUID ISSUE = new UUID(7, 7);

  private final InMemoryBuckets buckets = new InMemoryBuckets();
  private final Map<String, Long> counted = new HashMap<>();
  private final MemberSets sets = new MemberSets(buckets, new Lanes(1));

  @Test
  void aPageAddsEachMemberOnce() {
    assertThat(add("a#0", 1, members(0, 10)).tally()).isEqualTo(new Tally(10, 10));
    counted.put("a#0", 1L);
    assertThat(add("a#0", 2, members(5, 15)).tally()).isEqualTo(new Tally(5, 5));
    assertThat(buckets.size()).isEqualTo(new Tally(15, 15));
  }

  @Test
  void aRepeatedPageAnswersTheSameAndChangesNothing() {
    Members first = add("a#0", 1, members(0, 1000));
    int stored = buckets.count();
    Members again = add("a#0", 1, members(0, 1000));

    assertThat(again).isEqualTo(first);
    assertThat(buckets.count()).isEqualTo(stored);
    assertThat(buckets.size()).isEqualTo(new Tally(1000, 1000));
  }

  @Test
  void aSessionAndAUserOfOneIdAreTwoMembers() {
    Member id = new MemberHasher().member("same");

    Members added = add("a#0", 1, new Members(Set.of(id), Set.of(id)));

    assertThat(added.tally()).isEqualTo(new Tally(1, 1));
  }

  @Test
  void aWorkerWhoseUnitHasGoneOnStops() {
    add("a#0", 1, members(0, 10));
    counted.put("a#0", 1L);
    add("a#0", 2, members(10, 20));

    assertThatThrownBy(() -> add("a#0", 1, members(0, 10))).isInstanceOf(Zombie.class);
    assertThat(buckets.size()).isEqualTo(new Tally(20, 20));
  }

  @Test
  void aLargeFirstPageGoesStraightToTheBucketsItNeeds() {
    add("a#0", 1, members(0, 100_000));

    assertThat(buckets.size()).isEqualTo(new Tally(100_000, 100_000));
    assertThat(buckets.largest()).isLessThanOrEqualTo(SetBucket.CAPACITY);
    assertThat(buckets.count()).isBetween(1_000, 2_100);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void whateverTheOrderOfPagesUnitsAndRepeatsTheSetsHoldEverybodyOnce(long seed) {
    var random = new Random(seed);
    Set<Integer> sessions = new HashSet<>();
    Map<String, Long> pages = new HashMap<>();
    long total = 0;
    for (int round = 0; round < 60; round++) {
      String unit = "unit#" + random.nextInt(3);
      long page = pages.merge(unit, 1L, Long::sum);
      int from = random.nextInt(20_000);
      int to = from + 1 + random.nextInt(random.nextBoolean() ? 20 : 3_000);
      for (int session = from; session < to; session++) {
        sessions.add(session);
      }
      Members added = add(unit, page, members(from, to));
      for (int again = random.nextInt(3); again > 0; again--) {
        assertThat(add(unit, page, members(from, to))).as("seed %d", seed).isEqualTo(added);
      }
      total += added.tally().occurrences();
      counted.put(unit, page);
    }

    assertThat(total).as("seed %d", seed).isEqualTo(sessions.size());
    assertThat(buckets.size()).isEqualTo(new Tally(sessions.size(), sessions.size()));
    assertThat(buckets.largest()).isLessThanOrEqualTo(SetBucket.ROOT_CAPACITY);
    assertThat(buckets.largestBelowTheRoot()).isPositive().isLessThanOrEqualTo(SetBucket.CAPACITY);
  }

  @Test
  void aRootToWhichManyComeAtOnceIsNotSplitForThem() {
    for (int page = 1; page <= 4; page++) {
      add("a#0", page, members(150 * (page - 1), 150 * page));
      counted.put("a#0", (long) page);
    }

    assertThat(buckets.count()).isEqualTo(1);
    assertThat(buckets.size()).isEqualTo(new Tally(600, 600));
  }

  @Test
  void aRootToWhichFewComeAtOnceIsSplitAndTheyCostLittle() {
    for (int page = 1; page <= 200; page++) {
      add("a#0", page, members(page - 1, page));
      counted.put("a#0", (long) page);
    }

    assertThat(buckets.largest()).isLessThanOrEqualTo(SetBucket.CAPACITY);
    assertThat(buckets.size()).isEqualTo(new Tally(200, 200));
  }

  private Members add(String unit, long page, Members candidates) {
    var adder =
        new MemberSets.Adder(
            ISSUE, unit, page, (other, number) -> counted.getOrDefault(other, 0L) >= number);
    return sets.add(adder, candidates, false);
  }

  private static Members members(int from, int to) {
    var hasher = new MemberHasher();
    Set<Member> sessions = new HashSet<>();
    Set<Member> users = new HashSet<>();
    for (int id = from; id < to; id++) {
      sessions.add(hasher.member("session-" + id));
      users.add(hasher.member("user-" + id));
    }
    return new Members(sessions, users);
  }
}
