package dev.owlissues.notify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.owlissues.shared.audit.AuditEntry;
import dev.owlissues.shared.audit.AuditEntry.Actor;
import dev.owlissues.shared.audit.AuditEntry.Resource;
import dev.owlissues.shared.dynamo.table.LocalTables;
import dev.owlissues.shared.issue.Issue;
import dev.owlissues.shared.issue.IssueStatus;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the activity of an issue tells of digests. */
class DigestActivityTest {
  @RegisterExtension final LocalTables tables = new LocalTables();
  private NotifyStage stage;

  @BeforeEach
  void prepare() {
    stage = new NotifyStage(tables);
    stage.join(0);
    stage.clock.advance(Duration.ofMinutes(60));
  }

  @AfterEach
  void close() {
    stage.close();
  }

  @Test // (R-activity-3)
  void eachDigestThatListedAnIssueIsToldOnceWithItsNumber() {
    Issue issue = stage.issue(1, IssueStatus.NEW);
    Issue silenced = stage.issue(2, IssueStatus.SILENCED);
    stage.run();
    stage.errors(1);
    stage.clock.advance(Duration.ofHours(1));
    stage.run();

    List<AuditEntry> told = activity(issue);

    assertThat(told)
        .extracting(entry -> entry.deed().metadata())
        .containsExactly(Map.of("digest", "2"), Map.of("digest", "1"));
    assertThat(told)
        .extracting(AuditEntry::at)
        .containsExactly(stage.digest(2).cut(), stage.digest(1).cut());
    assertThat(told).extracting(AuditEntry::actor).containsOnly(Actor.NOTIFY);
    assertThat(activity(silenced)).isEmpty();
  }

  @Test // (R-activity-3)
  void aDigestThatNobodyGotIsNotTold() {
    Issue issue = stage.issue(1, IssueStatus.NEW);
    stage.plan();
    stage.leave(0);

    stage.work(Duration.ofHours(1));

    assertThat(activity(issue)).isEmpty();
  }

  private List<AuditEntry> activity(Issue issue) {
    return tables
        .stores()
        .resourceLog()
        .about(issue.scope().teamId(), Resource.issue(issue.id()), 9, Optional.empty())
        .entries();
  }
}
