package dev.owlissues.shared.issue;

import static dev.owlissues.shared.issue.occurrence.OccurrenceBuilder.anOccurrence;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.owlissues.shared.issue.occurrence.Occurrence;
import dev.owlissues.shared.issue.occurrence.PackName;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class InlineMembersCodecTest {
  private static final UUID ISSUE = new UUID(5, 6);
  private static final Instant FROZEN = Instant.parse("2026-11-24T08:20:00.123Z");

  private final InlineMembersCodec codec = new InlineMembersCodec();

  @Test
  void whatIsPackedComesOutAgain() {
    var inlineMembers =
        new InlineMembers(
            List.of(page("app#0", 3, 4), page("app#1", 1, 2)), Set.of("ann", "bob", "éloïse"));

    assertThat(codec.decode(codec.encode(inlineMembers), ISSUE)).isEqualTo(inlineMembers);
  }

  @Test
  void anEmptyNestIsANestToo() {
    assertThat(codec.decode(codec.encode(InlineMembers.EMPTY), ISSUE))
        .isEqualTo(InlineMembers.EMPTY);
  }

  @Test
  void equalNestsHaveEqualBytes() {
    var one = new InlineMembers(List.of(page("app#0", 3, 4)), Set.of("ann", "bob", "cid", "dan"));
    var other = new InlineMembers(List.of(page("app#0", 3, 4)), Set.of("dan", "cid", "bob", "ann"));

    assertThat(codec.encode(one)).isEqualTo(codec.encode(other));
  }

  @Test
  void aDamagedNestIsRefused() {
    assertThatThrownBy(() -> codec.decode(new byte[] {1, 2, 3}, ISSUE))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(ISSUE.toString());
  }

  @Test
  void twentyOccurrencesOfRandomSessionsFitWhereANestMustFit() {
    var random = new Random(1);
    List<Occurrence> occurrences =
        IntStream.range(0, 20)
            .mapToObj(i -> occurrence(new UUID(random.nextLong(), random.nextLong()).toString()))
            .toList();
    var inlineMembers =
        new InlineMembers(
            List.of(new InlineMembers.Page(new PackName(FROZEN, "unit#0", 1), occurrences)),
            Set.of("ann", "bob"));

    assertThat(codec.encode(inlineMembers).length).isLessThan(1_536);
  }

  private static InlineMembers.Page page(String unit, long page, int count) {
    return new InlineMembers.Page(
        new PackName(FROZEN, unit, page),
        IntStream.range(0, count).mapToObj(i -> occurrence(unit + page + "-" + i)).toList());
  }

  private static Occurrence occurrence(String session) {
    return anOccurrence()
        .id(Occurrence.idOf(ISSUE, session))
        .event(new UUID(9, session.hashCode()))
        .session(session)
        .user("ann")
        .at(FROZEN.minusSeconds(60), FROZEN)
        .origin(new Occurrence.Origin("1.0", "sdk", "2.0", "ios"))
        .build();
  }
}
