package dev.owlissues.shared.scan;

import dev.owlissues.shared.audit.AuditEntry;
import dev.owlissues.shared.event.Unit;
import dev.owlissues.shared.event.WriteTimes;
import dev.owlissues.shared.id.Ids;
import dev.owlissues.shared.issue.Issue;
import dev.owlissues.shared.issue.IssueStore;
import dev.owlissues.shared.issue.Place;
import dev.owlissues.shared.issue.VersionOrder;
import dev.owlissues.shared.scan.IssueAdvance.Advanced;
import dev.owlissues.shared.scan.IssueAdvance.StatusChange;
import dev.owlissues.shared.scan.IssueAdvance.Step;
import dev.owlissues.shared.scan.PageIssues.Found;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Carries out what a frozen page means for issues: sets first, then packs, then one conditional
 * write of the issue. Only that last write counts; what lies before it is the same at every try,
 * and a page that the issue has counted is not counted again.
 */
final class PageScan {
  private final Stores stores;
  private final MemberSets sets;
  private final PageIssues issues;
  private final Lanes lanes;
  private final InstantSource clock;
  private final Ids ids;

  /** The stores that a page is written to. */
  record Stores(
      FingerprintStore fingerprints, IssueStore issues, BucketStore buckets, PackStore packs) {}

  PageScan(Stores stores, Lanes lanes, InstantSource clock, Ids ids) {
    this.stores = stores;
    this.sets = new MemberSets(stores.buckets, lanes);
    this.issues = new PageIssues(stores, lanes, clock, ids);
    this.lanes = lanes;
    this.clock = clock;
    this.ids = ids;
  }

  /** A page of a unit, under its project's version order. */
  record Page(Unit unit, FrozenPage frozen, VersionOrder order) {}

  /** Writes the page, and says what it did. Repeating it changes nothing. */
  ScanCounts write(Page page, PageFold fold) {
    Queue<ScanCounts> counts = new ConcurrentLinkedQueue<>();
    lanes.forEach(issues.find(page.unit, fold.folds()), found -> counts.add(write(page, found)));
    var events = new ScanCounts(fold.events(), ScanCounts.Issues.NONE, 0, 0, 0);
    return counts.stream().reduce(events, ScanCounts::plus);
  }

  private ScanCounts write(Page page, Found found) {
    String unit = page.unit.key();
    long number = page.frozen.number();
    long last = found.stored().map(issue -> issue.ledger().lastPage(unit)).orElse(0L);
    if (last > number) {
      throw new Zombie("issue %s has counted page %d of %s".formatted(found.id(), last, unit));
    }
    var pack = new PagePack(page.unit, page.frozen, found);
    Members added =
        sets.add(
            new MemberSets.Adder(found.id(), unit, number, found::counts),
            pack.candidates(),
            found.fresh());
    if (last == number) {
      return ScanCounts.NONE;
    }
    pack.parts(added).forEach(stores.packs::put);
    return count(page, found, added);
  }

  private ScanCounts count(Page page, Found found, Members added) {
    var advance = new IssueAdvance(new RegressionRule(page.order));
    Optional<Issue> stored = found.stored();
    while (true) {
      Instant now = clock.instant();
      var step = new Step(page.unit.key(), page.frozen.number(), found.fold(), added.tally(), now);
      Optional<ScanCounts> written =
          stored.isEmpty()
              ? create(advance, page, found, step)
              : replace(advance, page, stored.get(), step);
      if (written.isPresent()) {
        touchIfLate(found, step);
        return written.get();
      }
      stored = stores.issues.find(page.unit.projectId(), found.id());
      if (stored.isPresent() && stored.get().ledger().lastPage(step.unit()) >= step.page()) {
        return ScanCounts.NONE;
      }
    }
  }

  private Optional<ScanCounts> create(IssueAdvance advance, Page page, Found found, Step step) {
    Unit unit = page.unit;
    var place = new Place(unit.teamId(), unit.projectId(), unit.appId(), found.grouping().dev());
    return stores.issues.create(advance.create(found.id(), place, found.grouping(), step))
        ? Optional.of(counts(step, new ScanCounts.Issues(1, 0, 0), 0))
        : Optional.empty();
  }

  private Optional<ScanCounts> replace(IssueAdvance advance, Page page, Issue issue, Step step) {
    Advanced advanced = advance.advance(issue, step);
    boolean written =
        advanced
            .change()
            .map(change -> stores.issues.replace(advanced.issue(), audit(issue, change, step)))
            .orElseGet(() -> stores.issues.replace(advanced.issue()));
    if (!written) {
      return Optional.empty();
    }
    boolean disagree =
        new RegressionRule(page.order).ordersDisagree(issue.lifecycle(), step.fold());
    return Optional.of(counts(step, changed(advanced.change()), disagree ? 1 : 0));
  }

  private AuditEntry audit(Issue issue, StatusChange change, Step step) {
    return new AuditEntry(
        ids.next(),
        issue.place().teamId(),
        AuditEntry.Actor.SCAN,
        AuditEntry.Deed.update(
            new AuditEntry.Resource("issue", issue.id().toString()), change.fields()),
        step.now());
  }

  // A digest relies on activity_at being durable soon after it is stamped. A write that took too
  // long gets a new stamp; nothing else changes.
  private void touchIfLate(Found found, Step step) {
    Duration taken = Duration.between(step.now(), clock.instant());
    if (taken.compareTo(WriteTimes.DEADLINE) > 0) {
      issues.touch(found);
    }
  }

  private static ScanCounts counts(Step step, ScanCounts.Issues issues, long disagreements) {
    return new ScanCounts(0, issues, step.added().occurrences(), disagreements, 0);
  }

  private static ScanCounts.Issues changed(Optional<StatusChange> change) {
    return change
        .map(made ->
            switch (made.after()) {
              case REGRESSED -> new ScanCounts.Issues(0, 1, 0);
              case NEW -> new ScanCounts.Issues(0, 0, 1);
              case IN_PROGRESS, RESOLVED, SILENCED, SNOOZED -> ScanCounts.Issues.NONE;
            })
        .orElse(ScanCounts.Issues.NONE);
  }
}
