package dev.owlissues.shared.event.intake;

import static dev.owlissues.shared.event.EventBuilder.anEvent;
import static org.assertj.core.api.Assertions.assertThat;

import dev.owlissues.shared.event.BatchKey;
import dev.owlissues.shared.event.Event;
import dev.owlissues.shared.event.Kind;
import dev.owlissues.shared.event.Pointer;
import dev.owlissues.shared.event.Pointer.Target;
import dev.owlissues.shared.event.PointerHash;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EventPointersTest {
  private static final BatchKey BATCH =
      new BatchKey(new UUID(1, 2), Kind.ERROR, 0, Instant.parse("2026-11-24T23:59:59.999Z"), 7);
  private static final Instant EXPIRY = Instant.parse("2027-03-24T00:00:00Z");

  @Test
  void aFewSessionsAndUsersHaveAPointerEach() {
    var events =
        List.of(
            anEvent().session("a").user("u").build(),
            anEvent().session("a").user("u").build(),
            anEvent().session("b").build());

    assertThat(EventPointers.to(BATCH, events, EXPIRY))
        .containsExactly(
            new Pointer(BATCH, new Target.Session("a"), EXPIRY),
            new Pointer(BATCH, new Target.Session("b"), EXPIRY),
            new Pointer(BATCH, new Target.User("u"), EXPIRY));
  }

  @Test
  void asManyAsThereAreBucketsStillHaveAPointerEach() {
    var events = sessions(EventPointers.MAX_SINGLE);

    assertThat(EventPointers.to(BATCH, events, EXPIRY))
        .hasSize(EventPointers.MAX_SINGLE)
        .allMatch(pointer -> pointer.target() instanceof Target.Session);
  }

  @Test
  void oneMoreIsPackedByDayAndBucket() {
    var events = sessions(EventPointers.MAX_SINGLE + 1);

    List<Pointer> pointers = EventPointers.to(BATCH, events, EXPIRY);

    assertThat(pointers).hasSizeLessThanOrEqualTo(PointerHash.BUCKETS);
    assertThat(pointers)
        .allSatisfy(pointer ->
            assertThat(((Target.Packed) pointer.target()).day())
                .isEqualTo(LocalDate.of(2026, 11, 24)));
  }

  @Test
  void everySessionAndUserIsInThePackOfItsBucketAndNoOther() {
    var events =
        IntStream.range(0, 500)
            .mapToObj(i -> anEvent().session("s" + i).user("u" + i).build())
            .toList();

    var packs = EventPointers.to(BATCH, events, EXPIRY);

    for (Event event : events) {
      var hash = PointerHash.ofSession(event.actor().sessionId());
      assertThat(packs.stream().map(p -> (Target.Packed) p.target()))
          .filteredOn(pack -> hash.isIn(pack.hashes()))
          .singleElement()
          .matches(pack -> pack.bucket() == hash.bucket());
      assertThat(packs.stream().map(p -> (Target.Packed) p.target()))
          .filteredOn(pack -> PointerHash.ofUser(event.actor().userId()).isIn(pack.hashes()))
          .hasSize(1);
    }
    assertThat(packs.stream().map(p -> (Target.Packed) p.target()))
        .noneMatch(pack -> PointerHash.ofSession("stranger").isIn(pack.hashes()));
  }

  @Test
  void aSessionAndAUserOfOneNameAreNotTheSame() {
    assertThat(PointerHash.ofSession("x")).isNotEqualTo(PointerHash.ofUser("x"));
  }

  private static List<Event> sessions(int count) {
    return IntStream.range(0, count).mapToObj(i -> anEvent().session("s" + i).build()).toList();
  }
}
