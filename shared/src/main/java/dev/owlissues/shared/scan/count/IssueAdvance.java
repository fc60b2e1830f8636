package dev.owlissues.shared.scan.count;

import dev.owlissues.shared.audit.AuditEntry;
import dev.owlissues.shared.audit.Changes;
import dev.owlissues.shared.base.time.Iso;
import dev.owlissues.shared.fingerprint.Fingerprint;
import dev.owlissues.shared.fingerprint.Grouping;
import dev.owlissues.shared.issue.Bookkeeping;
import dev.owlissues.shared.issue.InlineMembers;
import dev.owlissues.shared.issue.Issue;
import dev.owlissues.shared.issue.IssueCounts;
import dev.owlissues.shared.issue.Lifecycle;
import dev.owlissues.shared.issue.Scope;
import dev.owlissues.shared.issue.SeenRange;
import dev.owlissues.shared.issue.Snooze;
import dev.owlissues.shared.issue.Subject;
import dev.owlissues.shared.issue.fact.Facts;
import dev.owlissues.shared.issue.fact.Regression;
import dev.owlissues.shared.scan.page.IssueFold;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Works out what a page makes of an issue. Pure: the stores see only the outcome. */
final class IssueAdvance {
  private final RegressionRule rule;

  IssueAdvance(RegressionRule rule) {
    this.rule = rule;
  }

  /**
   * One page as one issue sees it.
   *
   * @param fingerprints those that this page adds to the issue
   * @param added how many sessions and users this page adds to the issue
   * @param facts what the page adds to the issue's facts
   * @param inlineMembers the issue's inline members after the page, while it has any
   */
  record Step(
      String unit,
      long page,
      IssueFold fold,
      List<Fingerprint> fingerprints,
      IssueCounts added,
      Facts facts,
      Optional<InlineMembers> inlineMembers,
      Instant now) {}

  /** The issue after a step, and the status change to be audited, if there is one. */
  record Advanced(Issue issue, Optional<StatusChange> change) {}

  /** A status change made by the scan, and the version that caused it if it was a regression. */
  record StatusChange(Lifecycle before, Lifecycle after, Optional<String> version) {

    Map<String, AuditEntry.Change> fields() {
      Changes changes = before.changesTo(after);
      version.ifPresent(seen -> changes.add("app_version", "", seen));
      return changes.byField();
    }

    Optional<Regression> regression(Instant at) {
      return version.map(
          seen -> new Regression(before.resolvedAtVersion().orElse(""), seen, Iso.millis(at)));
    }
  }

  /** The issue that a grouping's first page brings into being. */
  Issue create(UUID id, Scope scope, Grouping grouping, Step step) {
    Subject subject = step.fold.headline().subject(grouping.fingerprint()).plus(step.fingerprints);
    Bookkeeping bookkeeping = counted(Bookkeeping.begun(step.now), step);
    SeenRange seen = step.fold.seen();
    return new Issue(id, scope, subject, Lifecycle.NEW, step.added, seen, Facts.NONE, bookkeeping)
        .withFacts(Facts.NONE.plus(step.facts));
  }

  /** The issue after a page. */
  Advanced advance(Issue issue, Step step) {
    RegressionRule.Verdict verdict = rule.judge(issue.lifecycle(), step.fold);
    Lifecycle lifecycle = after(issue.lifecycle(), verdict);
    Optional<StatusChange> change = change(issue.lifecycle(), lifecycle, verdict);
    Issue next =
        issue
            .withLifecycle(lifecycle)
            .withSubject(issue.subject().plus(step.fingerprints))
            .withCounts(issue.issueCounts().plus(step.added))
            .withSeen(issue.seen().plus(step.fold.seen()))
            .withFacts(facts(issue.facts(), change, step))
            .withBookkeeping(counted(issue.bookkeeping(), step));
    return new Advanced(next, change);
  }

  private static Facts facts(Facts before, Optional<StatusChange> change, Step step) {
    Facts after = before.plus(step.facts);
    return change.flatMap(made -> made.regression(step.now)).map(after::regressed).orElse(after);
  }

  private static Bookkeeping counted(Bookkeeping before, Step step) {
    boolean news = !step.fold.isOnlyImported();
    return before.counted(step.unit, step.page, step.inlineMembers, news, step.now);
  }

  private static Lifecycle after(Lifecycle before, RegressionRule.Verdict verdict) {
    return switch (verdict) {
      case RegressionRule.Verdict.Stays() -> before;
      case RegressionRule.Verdict.Sleeps(Snooze rest) -> before.sleeping(rest);
      case RegressionRule.Verdict.Regressed _ -> before.regressed();
      case RegressionRule.Verdict.Woken() -> Lifecycle.NEW;
    };
  }

  private static Optional<StatusChange> change(
      Lifecycle before, Lifecycle after, RegressionRule.Verdict verdict) {
    return switch (verdict) {
      case RegressionRule.Verdict.Stays _, RegressionRule.Verdict.Sleeps _ -> Optional.empty();
      case RegressionRule.Verdict.Regressed(String version) ->
          Optional.of(new StatusChange(before, after, Optional.of(version)));
      case RegressionRule.Verdict.Woken() ->
          Optional.of(new StatusChange(before, after, Optional.empty()));
    };
  }
}
