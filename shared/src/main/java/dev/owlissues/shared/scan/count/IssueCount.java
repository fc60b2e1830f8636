package dev.owlissues.shared.scan.count;

import dev.owlissues.shared.audit.AuditEntries;
import dev.owlissues.shared.audit.AuditEntry;
import dev.owlissues.shared.base.id.Ids;
import dev.owlissues.shared.event.Unit;
import dev.owlissues.shared.event.intake.WriteTimes;
import dev.owlissues.shared.issue.InlineMembers;
import dev.owlissues.shared.issue.Issue;
import dev.owlissues.shared.issue.IssueCounts;
import dev.owlissues.shared.issue.IssueStore;
import dev.owlissues.shared.issue.Scope;
import dev.owlissues.shared.issue.StoredIssue;
import dev.owlissues.shared.issue.fact.Openings;
import dev.owlissues.shared.scan.LeaseLostException;
import dev.owlissues.shared.scan.ScanCounts;
import dev.owlissues.shared.scan.count.IssueAdvance.Advanced;
import dev.owlissues.shared.scan.count.IssueAdvance.StatusChange;
import dev.owlissues.shared.scan.count.IssueAdvance.Step;
import dev.owlissues.shared.scan.count.PageIssues.Found;
import dev.owlissues.shared.scan.count.PageScan.Page;
import dev.owlissues.shared.scan.members.MemberHashes;
import dev.owlissues.shared.scan.members.MemberSets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Counts one page for one issue: reads the issue, decides, writes; if somebody else wrote in
 * between, reads again. Only the write of the issue counts; the writes before it are the same at
 * every try, and a page that the issue has counted is not counted again.
 */
final class IssueCount {
  private final IssueStore issues;
  private final PackStore packs;
  private final MemberSets sets;
  private final InlineSpill inlineSpill;
  private final VersionDisagreement.Listener listener;
  private final InstantSource clock;
  private final Ids ids;
  private final Page page;
  private final Found found;
  private final PagePack pack;
  private final IssueAdvance advance;
  // Once a large issue's sets have the page's members, that stays so, however often it is tried.
  private Optional<MemberHashes> added = Optional.empty();

  IssueCount(
      IssueStore issues,
      PackStore packs,
      MemberSets sets,
      InlineSpill inlineSpill,
      VersionDisagreement.Listener listener,
      InstantSource clock,
      Ids ids,
      Page page,
      Found found) {
    this.issues = issues;
    this.packs = packs;
    this.sets = sets;
    this.inlineSpill = inlineSpill;
    this.listener = listener;
    this.clock = clock;
    this.ids = ids;
    this.page = page;
    this.found = found;
    this.pack = new PagePack(page.unit(), page.frozen(), found);
    this.advance = new IssueAdvance(new RegressionRule(page.order()));
  }

  /** Counts the page, unless it has been counted, and says what that did. */
  ScanCounts run() {
    Optional<ScanCounts> done = attempt(found.storedIssue());
    while (done.isEmpty()) {
      done = attempt(issues.storedIssue(page.unit().projectId(), found.id()));
    }
    return done.get();
  }

  private Optional<ScanCounts> attempt(StoredIssue storedIssue) {
    return switch (storedIssue) {
      case StoredIssue.Absent() -> found.large() ? grown(true, issues::create) : begin();
      case StoredIssue.Claimed() -> grown(false, issues::replace);
      case StoredIssue.Live(Issue issue) -> goOn(issue);
      // No merge is settled while a page is open: this one is done, by another worker.
      case StoredIssue.Merged(var into) ->
          throw new LeaseLostException("issue %s was merged into %s".formatted(found.id(), into));
      // Nor is a deletion.
      case StoredIssue.Deleted() ->
          throw new LeaseLostException("issue %s was deleted".formatted(found.id()));
    };
  }

  private Optional<ScanCounts> begin() {
    Optional<InlineMembers> inlineMembers = pack.addedTo(InlineMembers.EMPTY);
    if (inlineMembers.isPresent()) {
      Step step = step(InlineMembers.EMPTY, inlineMembers.get());
      Issue issue = advance.create(found.id(), scope(), found.grouping(), step);
      if (pack.fits(issue, inlineMembers.get())) {
        return issues.create(issue) ? created(step) : Optional.empty();
      }
    }
    // Sets are filled only once it is settled that the issue never has inline members.
    return issues.claim(page.unit().projectId(), found.id())
        ? grown(true, issues::replace)
        : Optional.empty();
  }

  private Optional<ScanCounts> grown(boolean fresh, Predicate<Issue> write) {
    Step step = step(add(fresh));
    Issue issue = advance.create(found.id(), scope(), found.grouping(), step);
    return write.test(issue) ? created(step) : Optional.empty();
  }

  private Optional<ScanCounts> created(Step step) {
    touchIfLate(step);
    return Optional.of(counts(step, new ScanCounts.Issues(1, 0, 0), 0));
  }

  private Optional<ScanCounts> goOn(Issue issue) {
    String unit = page.unit().key();
    long last = issue.bookkeeping().lastPage(unit);
    if (last > page.frozen().number()) {
      throw new LeaseLostException(
          "issue %s has counted page %d of %s".formatted(found.id(), last, unit));
    }
    if (last == page.frozen().number()) {
      return Optional.of(ScanCounts.NONE);
    }
    return issue
        .bookkeeping()
        .inlineMembers()
        .map(inlineMembers -> goOn(issue, inlineMembers))
        .orElseGet(() -> count(issue));
  }

  private Optional<ScanCounts> goOn(Issue issue, InlineMembers inlineMembers) {
    Optional<InlineMembers> fuller = pack.addedTo(inlineMembers);
    if (fuller.isPresent()) {
      Step step = step(inlineMembers, fuller.get());
      Advanced advanced = advance.advance(issue, step);
      if (pack.fits(advanced.issue(), fuller.get())) {
        return replace(issue, step, advanced);
      }
    }
    return inlineSpill.grow(issue).flatMap(this::count);
  }

  private Optional<ScanCounts> count(Issue grown) {
    Step step = step(add(false));
    return replace(grown, step, advance.advance(grown, step));
  }

  // Sets first, then the packs of exactly those whom the sets took from this page.
  private MemberHashes add(boolean fresh) {
    if (added.isEmpty()) {
      var adder = new MemberSets.Adder(found.id(), page.unit().key(), page.frozen().number());
      MemberHashes members = sets.add(adder, pack.candidates(), fresh);
      pack.forEachPart(members, packs::put);
      added = Optional.of(members);
    }
    return added.get();
  }

  private Optional<ScanCounts> replace(Issue issue, Step step, Advanced advanced) {
    boolean written =
        advanced
            .change()
            .map(change -> replace(advanced.issue(), audit(issue, change, step)))
            .orElseGet(() -> issues.replace(advanced.issue()));
    if (!written) {
      return Optional.empty();
    }
    touchIfLate(step);
    Optional<VersionDisagreement> disagreement =
        new RegressionRule(page.order()).disagreement(issue.lifecycle(), step.fold());
    disagreement.ifPresent(found -> listener.seen(issue.key(), found));
    return Optional.of(counts(step, changed(advanced.change()), disagreement.isPresent() ? 1 : 0));
  }

  private boolean replace(Issue next, AuditEntry entry) {
    return issues.replace(next.withBookkeeping(next.bookkeeping().changedBy(entry)), entry);
  }

  // What a page adds to a small issue, which carries everybody, and to a large one.
  private Step step(InlineMembers before, InlineMembers after) {
    IssueCounts added = after.issueCounts().minus(before.issueCounts());
    return step(added, pack.opened(before), Optional.of(after));
  }

  private Step step(MemberHashes added) {
    return step(added.issueCounts(), pack.opened(added), Optional.empty());
  }

  private Step step(IssueCounts added, Openings opened, Optional<InlineMembers> inlineMembers) {
    return new Step(
        page.unit().key(),
        page.frozen().number(),
        found.fold(),
        found.fresh(),
        added,
        found.fold().facts(page.frozen().frozenAt()).opened(opened),
        inlineMembers,
        clock.instant());
  }

  private Scope scope() {
    Unit unit = page.unit();
    return new Scope(unit.teamId(), unit.projectId(), unit.appId(), found.grouping().dev());
  }

  private AuditEntry audit(Issue issue, StatusChange change, Step step) {
    return new AuditEntries(ids, clock)
        .of(
            issue.scope().teamId(),
            AuditEntry.Actor.SCAN,
            AuditEntry.Deed.update(AuditEntry.Resource.issue(issue.id()), change.fields()),
            step.now());
  }

  // A digest relies on activity_at being durable soon after it is stamped. A write that took too
  // long gets a new stamp; nothing else changes.
  private void touchIfLate(Step step) {
    Duration taken = Duration.between(step.now(), clock.instant());
    if (taken.compareTo(WriteTimes.DEADLINE) > 0 && !step.fold().isOnlyImported()) {
      touch();
    }
  }

  private void touch() {
    boolean touched = false;
    while (!touched) {
      touched =
          issues
              .find(page.unit().projectId(), found.id())
              .map(issue -> issue.withBookkeeping(issue.bookkeeping().active(clock.instant())))
              .map(issues::replace)
              .orElse(true);
    }
  }

  private static ScanCounts counts(Step step, ScanCounts.Issues issues, long disagreements) {
    return new ScanCounts(0, issues, step.added().occurrences(), disagreements, 0);
  }

  private static ScanCounts.Issues changed(Optional<StatusChange> change) {
    return change
        .map(made ->
            switch (made.after().status()) {
              case REGRESSED -> new ScanCounts.Issues(0, 1, 0);
              case NEW -> new ScanCounts.Issues(0, 0, 1);
              case IN_PROGRESS, RESOLVED, SILENCED, SNOOZED -> ScanCounts.Issues.NONE;
            })
        .orElse(ScanCounts.Issues.NONE);
  }
}
