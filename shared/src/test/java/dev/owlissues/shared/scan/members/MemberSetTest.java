package dev.owlissues.shared.scan.members;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MemberSetTest {

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void aSetIsWhatATreeSetOfTheSameMembersIs(long seed) {
    var random = new Random(seed);
    NavigableSet<HashedId> one = members(random, random.nextInt(300));
    NavigableSet<HashedId> other = members(random, random.nextInt(300));
    // They have some in common, and some that differ only in their last bits.
    one.stream().filter(_ -> random.nextBoolean()).toList().forEach(other::add);

    assertThat(MemberSet.of(shuffled(one, random)).stream()).containsExactlyElementsOf(one);
    var both = new TreeSet<>(one);
    both.addAll(other);
    assertThat(MemberSet.union(List.of(set(one), set(other)))).isEqualTo(set(both));
    assertThat(MemberSet.union(List.of(set(other), MemberSet.NONE, set(one)))).isEqualTo(set(both));
    var rest = new TreeSet<>(one);
    rest.removeAll(other);
    assertThat(set(one).minus(set(other))).isEqualTo(set(rest)).hasSameHashCodeAs(set(rest));
    assertThat(both)
        .allSatisfy(
            member -> assertThat(set(one).contains(member)).isEqualTo(one.contains(member)));
    assertThat(MemberSet.decode(set(one).encode())).isEqualTo(set(one));
    assertThat(set(one).encode()).hasSize(one.size() * HashedId.BYTES);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void partsGoByTheirBitsAndAreSetsThemselves(long seed) {
    var random = new Random(seed);
    NavigableSet<HashedId> all = members(random, 500);

    Map<String, MemberSet> parts = set(all).split(0, 3);
    parts.forEach((bits, part) -> {
      assertThat(part.stream())
          .isNotEmpty()
          .containsExactlyElementsOf(all.stream().filter(m -> m.bits(0, 3).equals(bits)).toList());
      part.split(3, 2)
          .forEach((more, smaller) ->
              assertThat(smaller.stream()).allMatch(m -> m.bits(0, 5).equals(bits + more)));
      assertThat(MemberSet.union(part.split(3, 2).values())).isEqualTo(part);
    });
    assertThat(MemberSet.union(parts.values())).isEqualTo(set(all));
  }

  private static NavigableSet<HashedId> members(Random random, int count) {
    var members = new TreeSet<HashedId>();
    for (int i = 0; i < count; i++) {
      long high = random.nextLong();
      members.add(new HashedId(high, random.nextInt()));
      members.add(new HashedId(high, random.nextInt()));
    }
    return members;
  }

  private static List<HashedId> shuffled(NavigableSet<HashedId> members, Random random) {
    var list = new ArrayList<HashedId>(members);
    list.addAll(members.headSet(new HashedId(0, 0)));
    Collections.shuffle(list, random);
    return list;
  }

  private static MemberSet set(NavigableSet<HashedId> members) {
    return MemberSet.of(members);
  }
}
