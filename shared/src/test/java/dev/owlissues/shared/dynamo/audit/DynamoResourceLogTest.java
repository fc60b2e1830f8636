package dev.owlissues.shared.dynamo.audit;

import static dev.owlissues.shared.audit.AuditEntryBuilder.anEntry;
import static org.assertj.core.api.Assertions.assertThat;

import dev.owlissues.shared.audit.AuditEntry;
import dev.owlissues.shared.audit.AuditEntry.Resource;
import dev.owlissues.shared.audit.AuditPage;
import dev.owlissues.shared.audit.AuditPage.Place;
import dev.owlissues.shared.audit.AuditQuery;
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
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class DynamoResourceLogTest {
  private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
  private static final UUID TEAM = new UUID(1, 1);
  private static final Resource ISSUE = Resource.issue(new UUID(2, 2));

  @RegisterExtension final LocalTables tables = new LocalTables();
  private DynamoResourceLog log;

  @BeforeEach
  void open() {
    log = tables.stores().resourceLog();
  }

  @Test // (R-activity-1)
  void whatIsAboutAThingComesNewestFirstInPagesAndEachOnce() {
    List<AuditEntry> written = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      // Two at a time, so that a page may end between them.
      written.addFirst(put(i, TEAM, ISSUE, NOON.plusMillis(i / 2)));
      put(100 + i, TEAM, Resource.issue(new UUID(2, 3)), NOON.plusMillis(i));
    }

    List<AuditEntry> read = new ArrayList<>();
    Optional<Place> after = Optional.empty();
    do {
      AuditPage page = log.about(TEAM, ISSUE, 3, after);
      assertThat(page.entries()).hasSizeLessThanOrEqualTo(3);
      read.addAll(page.entries());
      after = page.next();
    } while (after.isPresent());

    assertThat(read).containsExactlyElementsOf(written);
  }

  @Test
  void aPageThatIsJustFullIsTheLast() {
    put(1, TEAM, ISSUE, NOON);
    put(2, TEAM, ISSUE, NOON);

    assertThat(log.about(TEAM, ISSUE, 2, Optional.empty()).next()).isEmpty();
  }

  @Test // (R-permission-4)
  void anIdLeadsToNothingOfAnotherTeamNorToAnotherKindOfThing() {
    put(1, new UUID(1, 9), ISSUE, NOON);
    put(2, TEAM, new Resource("app", ISSUE.id()), NOON);
    AuditEntry ours = put(3, TEAM, ISSUE, NOON);

    assertThat(log.about(TEAM, ISSUE, 10, Optional.empty()).entries()).containsExactly(ours);
  }

  @Test // (R-activity-3)
  void thatADigestListedAnIssueIsInItsActivityAndNotInTheTeamsLog() {
    AuditEntry status = put(1, TEAM, ISSUE, NOON);
    AuditEntry digest = entry(2, TEAM, ISSUE, NOON.plusMillis(1));
    put(AuditCodec.toItemOfDigests(digest));
    put(AuditCodec.toItemOfDigests(entry(3, new UUID(1, 9), ISSUE, NOON.plusMillis(2))));

    var teams = new DynamoAuditLog(tables.client(), tables.names());
    var all =
        new AuditQuery(
            AuditQuery.Filter.ANY,
            new Span(Optional.empty(), Optional.empty()),
            9,
            Optional.empty());

    assertThat(log.about(TEAM, ISSUE, 9, Optional.empty()).entries())
        .containsExactly(digest, status);
    assertThat(teams.page(TEAM, all).entries()).containsExactly(status);
  }

  @Test
  void anEntryIsFoundByItsPlaceInItsTeam() {
    AuditEntry entry = put(1, TEAM, ISSUE, NOON);

    assertThat(log.find(TEAM, Place.after(entry))).contains(entry);
    assertThat(log.find(new UUID(1, 9), Place.after(entry))).isEmpty();
    assertThat(log.find(TEAM, new Place(NOON.plusMillis(1), entry.id()))).isEmpty();
  }

  private AuditEntry put(int number, UUID team, Resource resource, Instant at) {
    AuditEntry entry = entry(number, team, resource, at);
    put(AuditCodec.toItem(entry));
    return entry;
  }

  private void put(Map<String, AttributeValue> item) {
    tables.client().putItem(r -> r.tableName(tables.names().of(Tables.AUDIT)).item(item));
  }

  private static AuditEntry entry(int number, UUID team, Resource resource, Instant at) {
    return anEntry()
        .id(new UUID(0x7000, number))
        .team(team)
        .deed(AuditEntry.Deed.delete(resource))
        .at(at)
        .build();
  }
}
