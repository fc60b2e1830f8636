package dev.owlissues.shared.issue;

import dev.owlissues.shared.fingerprint.Fingerprint;
import dev.owlissues.shared.issue.fact.Facts;
import dev.owlissues.shared.issue.fact.Regression;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Builds issues as a scan leaves them. */
public final class IssueBuilder {
  /** When the issue was last updated, unless said otherwise. */
  public static final Instant UPDATED = Instant.parse("2026-11-24T08:00:00Z");

  private UUID id = new UUID(0x7000L, 1L << 63 | 7);
  private Scope scope = new Scope(new UUID(1, 1), new UUID(1, 2), new UUID(1, 3), false);
  private Subject subject =
      new Subject("connection refused", "", List.of(new Fingerprint(new byte[32])), 1);
  private Lifecycle lifecycle = Lifecycle.NEW;
  private IssueCounts issueCounts = new IssueCounts(3, 2);
  private SeenRange seen = SeenRange.once(new Sighting(UPDATED, "1.0.0", ""));
  private Facts facts = Facts.NONE;
  private Bookkeeping bookkeeping =
      new Bookkeeping(
          UPDATED,
          UPDATED,
          UPDATED,
          Optional.empty(),
          Map.of(),
          Optional.empty(),
          Optional.empty(),
          1);

  private IssueBuilder() {}

  /** A new issue of production. */
  public static IssueBuilder anIssue() {
    return new IssueBuilder();
  }

  /** The same as that one, but for what is said after. */
  public static IssueBuilder like(Issue issue) {
    IssueBuilder builder = anIssue().id(issue.id());
    builder.scope = issue.scope();
    builder.subject = issue.subject();
    builder.lifecycle = issue.lifecycle();
    builder.issueCounts = issue.issueCounts();
    builder.seen = issue.seen();
    builder.facts = issue.facts();
    builder.bookkeeping = issue.bookkeeping();
    return builder;
  }

  /** With that id. */
  public IssueBuilder id(UUID id) {
    this.id = id;
    return this;
  }

  /** Of that app. */
  public IssueBuilder in(UUID teamId, UUID projectId, UUID appId) {
    this.scope = new Scope(teamId, projectId, appId, scope.dev());
    return this;
  }

  /** Of another project of the team. */
  public IssueBuilder project(UUID projectId) {
    return in(scope.teamId(), projectId, scope.appId());
  }

  /** Of another app of the project. */
  public IssueBuilder app(UUID appId) {
    return in(scope.teamId(), scope.projectId(), appId);
  }

  /** Of development, or not. */
  public IssueBuilder dev(boolean dev) {
    this.scope = new Scope(scope.teamId(), scope.projectId(), scope.appId(), dev);
    return this;
  }

  /** About that. */
  public IssueBuilder subject(Subject subject) {
    this.subject = subject;
    return this;
  }

  /** Under that title. */
  public IssueBuilder title(String title) {
    return subject(
        new Subject(
            title, subject.sourceModule(), subject.fingerprints(), subject.fingerprintCount()));
  }

  /** With so many fingerprints, most of which it does not carry itself. */
  public IssueBuilder fingerprints(int count) {
    return subject(
        new Subject(subject.title(), subject.sourceModule(), subject.fingerprints(), count));
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

  /** Resolved in that version. */
  public IssueBuilder resolvedAt(String version) {
    return lifecycle(Lifecycles.resolvedAt(version));
  }

  /** Resolved in a version, and then seen in another. */
  public IssueBuilder regressed(String resolvedAtVersion, String appVersion, Instant at) {
    return status(IssueStatus.REGRESSED)
        .facts(facts.regressed(new Regression(resolvedAtVersion, appVersion, at)));
  }

  /** With those counts. */
  public IssueBuilder issueCounts(IssueCounts issueCounts) {
    this.issueCounts = issueCounts;
    return this;
  }

  /** Seen first and last then. */
  public IssueBuilder seen(SeenRange seen) {
    this.seen = seen;
    return this;
  }

  /** Which knows that of its events. */
  public IssueBuilder facts(Facts facts) {
    this.facts = facts;
    return this;
  }

  /** Known since then, and seen once. */
  public IssueBuilder at(Instant time) {
    return createdAt(time).updatedAt(time).seen(SeenRange.once(new Sighting(time, "1.0.0", "")));
  }

  /** Known since then. */
  public IssueBuilder createdAt(Instant time) {
    return bookkeeping(
        bookkeeping(
            time, bookkeeping.updatedAt(), bookkeeping.lastPages(), bookkeeping.inlineMembers()));
  }

  /** Last updated then. */
  public IssueBuilder updatedAt(Instant time) {
    return bookkeeping(
        bookkeeping(
            bookkeeping.createdAt(), time, bookkeeping.lastPages(), bookkeeping.inlineMembers()));
  }

  /** A small issue, with nothing counted but its inline members. */
  public IssueBuilder inlineMembers(InlineMembers inlineMembers) {
    Map<String, Long> pages = new HashMap<>();
    inlineMembers.pages().forEach(page -> pages.put(page.name().unit(), page.name().page()));
    return issueCounts(inlineMembers.issueCounts())
        .bookkeeping(
            bookkeeping(
                bookkeeping.createdAt(),
                bookkeeping.updatedAt(),
                pages,
                Optional.of(inlineMembers)));
  }

  /** With those books. */
  public IssueBuilder bookkeeping(Bookkeeping bookkeeping) {
    this.bookkeeping = bookkeeping;
    return this;
  }

  private Bookkeeping bookkeeping(
      Instant createdAt,
      Instant updatedAt,
      Map<String, Long> pages,
      Optional<InlineMembers> inlineMembers) {
    return new Bookkeeping(
        createdAt,
        updatedAt,
        updatedAt,
        bookkeeping.lastNotifiedAt(),
        pages,
        inlineMembers,
        bookkeeping.lastChange(),
        bookkeeping.revision());
  }

  /** The issue. */
  public Issue build() {
    return new Issue(id, scope, subject, lifecycle, issueCounts, seen, facts, bookkeeping);
  }
}
