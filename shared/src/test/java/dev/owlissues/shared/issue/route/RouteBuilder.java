package dev.owlissues.shared.issue.route;

import dev.owlissues.shared.base.hash.Sha256;
import dev.owlissues.shared.fingerprint.Fingerprint;
import dev.owlissues.shared.fingerprint.Grouping;
import dev.owlissues.shared.fingerprint.Rule;
import dev.owlissues.shared.issue.Issue;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Builds fingerprints that lead to an issue. */
public final class RouteBuilder {
  private final Issue issue;
  private Grouping grouping;
  private Instant createdAt;
  private Optional<UUID> movedFrom = Optional.empty();

  private RouteBuilder(Issue issue) {
    this.issue = issue;
    this.grouping = issue.firstGrouping();
    this.createdAt = issue.bookkeeping().createdAt();
  }

  /** The issue's first fingerprint. */
  public static RouteBuilder aRouteTo(Issue issue) {
    return new RouteBuilder(issue);
  }

  /** Another fingerprint of the same app, by a name. */
  public RouteBuilder named(String name) {
    this.grouping =
        new Grouping(
            issue.scope().appId(),
            issue.scope().dev(),
            Rule.STANDARD,
            new Fingerprint(Sha256.of(name)));
    return this;
  }

  /** Met first at that time. */
  public RouteBuilder at(Instant time) {
    this.createdAt = time;
    return this;
  }

  /** Led to that issue before. */
  public RouteBuilder movedFrom(UUID other) {
    this.movedFrom = Optional.of(other);
    return this;
  }

  /** The fingerprint. */
  public FingerprintRoute build() {
    return new FingerprintRoute(
        grouping,
        issue.scope().projectId(),
        issue.id(),
        new Evidence("user <n>", "User 1", "users", Optional.of(new UUID(9, 9)), createdAt),
        createdAt,
        Optional.of("0#1"),
        0,
        false,
        movedFrom);
  }
}
