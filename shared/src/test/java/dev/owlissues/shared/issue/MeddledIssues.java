package dev.owlissues.shared.issue;

import dev.owlissues.shared.audit.AuditEntry;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** A store in which somebody else writes just before the first write of whoever uses it. */
public final class MeddledIssues implements IssueStore {
  private final IssueStore issues;
  private final Runnable meddler;
  private boolean meddled;

  /** Before the first write, the meddler does its part. */
  public MeddledIssues(IssueStore issues, Runnable meddler) {
    this.issues = issues;
    this.meddler = meddler;
  }

  @Override
  public Optional<Issue> find(UUID projectId, UUID issueId) {
    return issues.find(projectId, issueId);
  }

  @Override
  public Map<UUID, Issue> find(UUID projectId, Collection<UUID> issueIds) {
    return issues.find(projectId, issueIds);
  }

  @Override
  public Map<IssueKey, Issue> find(Collection<IssueKey> keys) {
    return issues.find(keys);
  }

  @Override
  public StoredIssue storedIssue(UUID projectId, UUID issueId) {
    return issues.storedIssue(projectId, issueId);
  }

  @Override
  public Map<UUID, StoredIssue> standings(UUID projectId, Collection<UUID> issueIds) {
    return issues.standings(projectId, issueIds);
  }

  @Override
  public boolean claim(UUID projectId, UUID issueId) {
    meddle();
    return issues.claim(projectId, issueId);
  }

  @Override
  public boolean create(Issue issue) {
    meddle();
    return issues.create(issue);
  }

  @Override
  public boolean replace(Issue next) {
    meddle();
    return issues.replace(next);
  }

  @Override
  public boolean replace(Issue next, AuditEntry entry) {
    meddle();
    return issues.replace(next, entry);
  }

  private void meddle() {
    if (!meddled) {
      meddled = true;
      meddler.run();
    }
  }
}
