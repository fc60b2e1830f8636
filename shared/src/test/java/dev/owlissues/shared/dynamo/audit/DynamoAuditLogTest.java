package dev.owlissues.shared.dynamo.audit;

import static dev.owlissues.shared.audit.AuditEntryBuilder.anEntry;
import static org.assertj.core.api.Assertions.assertThat;

import dev.owlissues.shared.audit.AuditEntry;
import dev.owlissues.shared.audit.AuditEntry.Action;
import dev.owlissues.shared.audit.AuditEntry.Actor;
import dev.owlissues.shared.audit.AuditEntry.Change;
import dev.owlissues.shared.audit.AuditEntry.Deed;
import dev.owlissues.shared.audit.AuditEntry.Resource;
import dev.owlissues.shared.audit.AuditEntryBuilder;
import dev.owlissues.shared.audit.AuditPage;
import dev.owlissues.shared.audit.AuditQuery;
import dev.owlissues.shared.audit.AuditQuery.Filter;
import dev.owlissues.shared.base.time.Span;
import dev.owlissues.shared.dynamo.table.LocalTables;
import dev.owlissues.shared.dynamo.table.Tables;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DynamoAuditLogTest {
  @RegisterExtension static final LocalTables TABLES = new LocalTables();

  private static final Instant START = Instant.parse("2026-11-24T10:00:00Z");
  private static final UUID TEAM = new UUID(0, 1);
  private static final UUID OTHER_TEAM = new UUID(0, 2);
  private static final Actor ANN = Actor.user(new UUID(0, 11));
  private static final Actor KEY = Actor.key(new UUID(0, 12));

  private final DynamoAuditLog log = new DynamoAuditLog(TABLES.client(), TABLES.names());

  @BeforeEach
  void empty() {
    TABLES.clear();
  }

  @Test
  void anEntryIsReadAsItWasWritten() {
    AuditEntry entry =
        anEntry()
            .team(TEAM)
            .by(ANN)
            .deed(
                new Deed(
                    Action.UPDATE,
                    new Resource("issue", "i1"),
                    Map.of("status", new Change("new", "resolved")),
                    Map.of("merged_from", "i2")))
            .build();
    write(entry);

    assertThat(page(Filter.ANY, Span.ALL).entries()).containsExactly(entry);
  }

  @Test
  void entriesAreNewestFirstAndOnlyTheTeamsOwn() {
    write(created(1, ANN), created(3, ANN), created(2, KEY));
    write(anEntry().id(id(4)).team(OTHER_TEAM).by(ANN).build());

    AuditPage page = page(Filter.ANY, Span.ALL);

    assertThat(page.entries()).extracting(AuditEntry::id).containsExactly(id(3), id(2), id(1));
    assertThat(page.next()).isEmpty();
  }

  @Test
  void eachFilterLeavesOutWhatItDoesNotName() {
    write(created(1, ANN), created(2, KEY));
    Resource project = new Resource("project", "p1");
    write(entry(3, ANN).deed(Deed.update(project, Map.of())).build());
    write(entry(4, ANN).deed(Deed.delete(project)).build());

    assertThat(found(filter("project", "", "", ""))).containsExactly(id(4), id(3));
    assertThat(found(filter("", "app-2", "", ""))).containsExactly(id(2));
    assertThat(found(filter("", "", KEY.id(), ""))).containsExactly(id(2));
    assertThat(found(filter("", "", "", "DELETE"))).containsExactly(id(4));
    assertThat(found(filter("project", "p1", ANN.id(), "UPDATE"))).containsExactly(id(3));
    assertThat(found(filter("project", "app-1", "", ""))).isEmpty();
  }

  @Test
  void bothEndsOfTheTimeAreInIt() {
    write(created(1, ANN), created(2, ANN), created(3, ANN), created(4, ANN));

    assertThat(page(Filter.ANY, span(2, 3)).entries())
        .extracting(AuditEntry::id)
        .containsExactly(id(3), id(2));
    assertThat(page(Filter.ANY, span(3, 2)).entries()).isEmpty();
  }

  @Test
  void pagesTogetherAreTheWholeLogWhateverTheirSize() {
    for (int n = 1; n <= 23; n++) {
      // Several in one instant, and every third is not wanted.
      write(
          entry(n, ANN)
              .created(n % 3 == 0 ? "app" : "issue", "r")
              .at(START.plusSeconds(n / 4))
              .build());
    }
    Filter issues = filter("issue", "", "", "");
    List<UUID> all = found(issues);
    assertThat(all).hasSize(16).doesNotHaveDuplicates();

    for (int limit = 1; limit <= 17; limit++) {
      assertThat(walk(issues, Span.ALL, limit)).as("limit %d", limit).isEqualTo(all);
    }
    assertThat(walk(issues, span(1, 4), 2)).isEqualTo(walk(issues, span(1, 4), 200));
  }

  @Test
  void aPageThatHasReadEnoughIsShortAndSaysWhereToGoOn() {
    for (int n = 1; n <= DynamoAuditLog.MAX_READ + 5; n++) {
      write(created(n, n == 1 ? KEY : ANN));
    }
    Filter rare = filter("", "", KEY.id(), "");

    AuditPage first = page(rare, Span.ALL);

    assertThat(first.entries()).isEmpty();
    assertThat(first.next()).isPresent();
    AuditPage second = log.page(TEAM, new AuditQuery(rare, Span.ALL, 50, first.next()));
    assertThat(second.entries()).extracting(AuditEntry::id).containsExactly(id(1));
    assertThat(second.next()).isEmpty();
  }

  @Test
  void aPlaceOutsideTheAskedTimeLeavesNothing() {
    write(created(1, ANN), created(5, ANN));
    Optional<AuditPage.Place> early = Optional.of(new AuditPage.Place(START, id(1)));

    assertThat(log.page(TEAM, new AuditQuery(Filter.ANY, span(3, 9), 50, early)))
        .isEqualTo(new AuditPage(List.of(), Optional.empty()));
  }

  private List<UUID> walk(Filter filter, Span span, int limit) {
    List<UUID> seen = new ArrayList<>();
    Optional<AuditPage.Place> after = Optional.empty();
    do {
      AuditPage page = log.page(TEAM, new AuditQuery(filter, span, limit, after));
      page.entries().forEach(entry -> seen.add(entry.id()));
      after = page.next();
    } while (after.isPresent());
    return seen;
  }

  private List<UUID> found(Filter filter) {
    return page(filter, Span.ALL).entries().stream().map(AuditEntry::id).toList();
  }

  private AuditPage page(Filter filter, Span span) {
    return log.page(TEAM, new AuditQuery(filter, span, 50, Optional.empty()));
  }

  private static Filter filter(String type, String resource, String actor, String action) {
    return new Filter(
        given(type), given(resource), given(actor), given(action).map(Action::valueOf));
  }

  private static Optional<String> given(String text) {
    return Optional.of(text).filter(value -> !value.isEmpty());
  }

  private static Span span(int since, int until) {
    return new Span(Optional.of(START.plusSeconds(since)), Optional.of(START.plusSeconds(until)));
  }

  private static AuditEntry created(int number, Actor by) {
    return entry(number, by).created("app", "app-" + number).build();
  }

  private static AuditEntryBuilder entry(int number, Actor by) {
    return anEntry().id(id(number)).team(TEAM).by(by).at(START.plusSeconds(number));
  }

  private static UUID id(int number) {
    return new UUID(0x7000, number);
  }

  private static void write(AuditEntry... entries) {
    for (AuditEntry entry : entries) {
      TABLES
          .client()
          .putItem(
              put -> put.tableName(TABLES.names().of(Tables.AUDIT)).item(AuditCodec.toItem(entry)));
    }
  }
}
