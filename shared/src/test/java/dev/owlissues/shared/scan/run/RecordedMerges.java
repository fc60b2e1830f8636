package dev.owlissues.shared.scan.run;

import dev.owlissues.shared.audit.AuditEntry;
import dev.owlissues.shared.issue.Issue;
import dev.owlissues.shared.issue.IssueKey;
import dev.owlissues.shared.issue.merge.Merge;
import dev.owlissues.shared.issue.merge.MergeStore;
import dev.owlissues.shared.issue.merge.Tombstone;
import dev.owlissues.shared.scan.page.PageGate.Closing;
import dev.owlissues.shared.scan.run.RecordedIssues.Write;
import dev.owlissues.shared.scan.run.RecordedIssues.Writer;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Merges whose writes of their targets are written down among those of issues. */
public record RecordedMerges(MergeStore merges, List<Write> history) implements MergeStore {

  @Override
  public List<Merge> open() {
    return merges.open();
  }

  @Override
  public Optional<Merge> open(UUID sourceId) {
    return merges.open(sourceId);
  }

  @Override
  public boolean begin(Merge merge, Issue expecting) {
    return recorded(expecting, merges.begin(merge, expecting));
  }

  @Override
  public boolean commit(Issue source, Issue joined, AuditEntry entry, Closing closing) {
    return recorded(joined, merges.commit(source, joined, entry, closing));
  }

  @Override
  public Optional<Tombstone> tombstone(IssueKey source) {
    return merges.tombstone(source);
  }

  @Override
  public void close(Merge merge) {
    merges.close(merge);
  }

  private boolean recorded(Issue issue, boolean stored) {
    if (stored) {
      history.add(new Write(issue, Writer.MERGE));
    }
    return stored;
  }
}
