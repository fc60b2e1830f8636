package dev.owlissues.shared.issue;

import dev.owlissues.shared.fingerprint.Fingerprint;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Issues as a scan leaves them, valid unless a test says otherwise. */
public final class IssueBuilder {
  /** When the issue was last updated, unless said otherwise. */
  public static final Instant UPDATED = Instant.parse("2026-11-24T08:00:00Z");

  private static final UUID TEAM = new UUID(1, 1);
  private static final UUID PROJECT = new UUID(1, 2);
  private static final UUID APP = new UUID(1, 3);

  private UUID id = new UUID(0x7000L, 1L << 63 | 7);
  private Lifecycle lifecycle = Lifecycle.NEW;

  private IssueBuilder() {}

  /** A new issue of production. */
  public static IssueBuilder anIssue() {
    return new IssueBuilder();
  }

  /** With that id. */
  public IssueBuilder id(UUID id) {
    this.id = id;
    return this;
  }

  /** In that state. */
  public IssueBuilder lifecycle(Lifecycle lifecycle) {
    this.lifecycle = lifecycle;
    return this;
  }

  /** In that status. */
  public IssueBuilder status(IssueStatus status) {
    return lifecycle(Lifecycle.of(status));
  }

  /** The issue. */
  public Issue build() {
    return new Issue(
        id,
        new Scope(TEAM, PROJECT, APP, false),
        new Subject("connection refused", "", List.of(new Fingerprint(new byte[32])), 1),
        lifecycle,
        new IssueCounts(3, 2),
        SeenRange.once(new Sighting(UPDATED, "1.0.0", "")),
        new Bookkeeping(
            UPDATED, UPDATED, UPDATED, Optional.empty(), Map.of(), Optional.empty(), 1));
  }
}
