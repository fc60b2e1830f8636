package dev.owlissues.shared.issue;

import dev.owlissues.shared.audit.AuditEntry;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * A store whose writes somebody watches: each before it is made, and an issue once it is stored.
 */
public final class WatchedIssues implements IssueStore {
  private final IssueStore issues;
  private final Runnable before;
  private final Consumer<Issue> stored;

  private WatchedIssues(IssueStore issues, Runnable before, Consumer<Issue> stored) {
    this.issues = issues;
    this.before = before;
    this.stored = stored;
  }

  /** Just before the first write to the store, somebody else does their part. */
  public static IssueStore meddled(IssueStore issues, Runnable meddler) {
    var meddled = new AtomicBoolean();
    return new WatchedIssues(
        issues,
        () -> {
          if (!meddled.getAndSet(true)) {
            meddler.run();
          }
        },
        _ -> {});
  }

  /** Tells of every issue that was stored. */
  public static IssueStore told(IssueStore issues, Consumer<Issue> stored) {
    return new WatchedIssues(issues, () -> {}, stored);
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
  public Map<UUID, StoredIssue> storedIssues(UUID projectId, Collection<UUID> issueIds) {
    return issues.storedIssues(projectId, issueIds);
  }

  @Override
  public boolean claim(UUID projectId, UUID issueId) {
    before.run();
    return issues.claim(projectId, issueId);
  }

  @Override
  public boolean create(Issue issue) {
    before.run();
    return told(issue, issues.create(issue));
  }

  @Override
  public boolean replace(Issue next) {
    before.run();
    return told(next, issues.replace(next));
  }

  @Override
  public boolean replace(Issue next, AuditEntry entry) {
    before.run();
    return told(next, issues.replace(next, entry));
  }

  private boolean told(Issue issue, boolean done) {
    if (done) {
      stored.accept(issue);
    }
    return done;
  }
}
