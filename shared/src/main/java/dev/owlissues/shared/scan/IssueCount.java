package dev.owlissues.shared.scan;

import dev.owlissues.shared.audit.AuditEntry;
import dev.owlissues.shared.event.Unit;
import dev.owlissues.shared.event.WriteTimes;
import dev.owlissues.shared.issue.Issue;
import dev.owlissues.shared.issue.IssueStore;
import dev.owlissues.shared.issue.Nest;
import dev.owlissues.shared.issue.Place;
import dev.owlissues.shared.issue.Standing;
import dev.owlissues.shared.issue.Tally;
import dev.owlissues.shared.scan.IssueAdvance.Advanced;
import dev.owlissues.shared.scan.IssueAdvance.StatusChange;
import dev.owlissues.shared.scan.IssueAdvance.Step;
import dev.owlissues.shared.scan.PageIssues.Found;
import dev.owlissues.shared.scan.PageScan.Page;
import java.time.Duration;
import java.util.Optional;

/**
 * Counts one page for one issue: reads where the issue stands, does what that asks for, and where
 * somebody else wrote in between, reads again. Only the write of the issue counts; what lies before
 * it is the same at every try, and a page that the issue has counted is not counted again.
 */
final class IssueCount {
  private final PageScan.Tools tools;
  private final Page page;
  private final Found found;
  private final PagePack pack;
  private final IssueAdvance advance;
  // Once a grown issue's sets have the page's members, that stays so, however often it is tried.
  private Optional<Members> added = Optional.empty();

  IssueCount(PageScan.Tools tools, Page page, Found found) {
    this.tools = tools;
    this.page = page;
    this.found = found;
    this.pack = new PagePack(page.unit(), page.frozen(), found);
    this.advance = new IssueAdvance(new RegressionRule(page.order()));
  }

  /** Counts the page, unless it has been counted, and says what that did. */
  ScanCounts run() {
    Optional<ScanCounts> done = attempt(found.standing());
    while (done.isEmpty()) {
      done = attempt(tools.stores().issues().standing(page.unit().projectId(), found.id()));
    }
    return done.get();
  }

  private Optional<ScanCounts> attempt(Standing standing) {
    return switch (standing) {
      case Standing.Absent() -> begin();
      case Standing.Claimed() -> createGrown(false);
      case Standing.Live(Issue issue) -> goOn(issue);
      // No merge is settled while a page is open: this one is done, by another worker.
      case Standing.Merged(var into) ->
          throw new Zombie("issue %s was merged into %s".formatted(found.id(), into));
    };
  }

  private Optional<ScanCounts> begin() {
    Optional<Nest> nest = pack.nestIn(Nest.EMPTY);
    if (nest.isPresent()) {
      Step step = step(nest.get().tally(), nest);
      Issue issue = advance.create(found.id(), place(), found.grouping(), step);
      if (pack.fits(issue, nest.get())) {
        return tools.stores().issues().create(issue) ? created(step) : Optional.empty();
      }
    }
    // Sets are filled only once it is settled that the issue will never have a nest.
    return tools.stores().issues().claim(page.unit().projectId(), found.id())
        ? createGrown(true)
        : Optional.empty();
  }

  private Optional<ScanCounts> createGrown(boolean fresh) {
    Step step = step(add(fresh).tally(), Optional.empty());
    Issue issue = advance.create(found.id(), place(), found.grouping(), step);
    return tools.stores().issues().replace(issue) ? created(step) : Optional.empty();
  }

  private Optional<ScanCounts> created(Step step) {
    touchIfLate(step);
    return Optional.of(counts(step, new ScanCounts.Issues(1, 0, 0), 0));
  }

  private Optional<ScanCounts> goOn(Issue issue) {
    String unit = page.unit().key();
    long last = issue.ledger().lastPage(unit);
    if (last > page.frozen().number()) {
      throw new Zombie("issue %s has counted page %d of %s".formatted(found.id(), last, unit));
    }
    if (last == page.frozen().number()) {
      return Optional.of(ScanCounts.NONE);
    }
    return issue.ledger().nest().map(nest -> goOn(issue, nest)).orElseGet(() -> count(issue));
  }

  private Optional<ScanCounts> goOn(Issue issue, Nest nest) {
    Optional<Nest> fuller = pack.nestIn(nest).filter(next -> pack.fits(issue, next));
    if (fuller.isPresent()) {
      return replace(issue, step(fuller.get().tally().minus(nest.tally()), fuller));
    }
    return tools.growth().grow(issue).flatMap(this::count);
  }

  private Optional<ScanCounts> count(Issue grown) {
    return replace(grown, step(add(false).tally(), Optional.empty()));
  }

  // Sets first, then the packs of exactly those whom the sets took from this page.
  private Members add(boolean fresh) {
    if (added.isEmpty()) {
      var adder = new MemberSets.Adder(found.id(), page.unit().key(), page.frozen().number());
      Members members = tools.sets().add(adder, pack.candidates(), fresh);
      pack.forEachPart(members, tools.stores().packs()::put);
      added = Optional.of(members);
    }
    return added.get();
  }

  private Optional<ScanCounts> replace(Issue issue, Step step) {
    Advanced advanced = advance.advance(issue, step);
    boolean written =
        advanced
            .change()
            .map(change ->
                tools.stores().issues().replace(advanced.issue(), audit(issue, change, step)))
            .orElseGet(() -> tools.stores().issues().replace(advanced.issue()));
    if (!written) {
      return Optional.empty();
    }
    touchIfLate(step);
    Optional<VersionDisagreement> disagreement =
        new RegressionRule(page.order()).disagreement(issue.lifecycle(), step.fold());
    disagreement.ifPresent(found -> tools.listener().seen(issue.key(), found));
    return Optional.of(counts(step, changed(advanced.change()), disagreement.isPresent() ? 1 : 0));
  }

  private Step step(Tally added, Optional<Nest> nest) {
    return new Step(
        page.unit().key(),
        page.frozen().number(),
        found.fold(),
        added,
        nest,
        tools.clock().instant());
  }

  private Place place() {
    Unit unit = page.unit();
    return new Place(unit.teamId(), unit.projectId(), unit.appId(), found.grouping().dev());
  }

  private AuditEntry audit(Issue issue, StatusChange change, Step step) {
    return new AuditEntry(
        tools.ids().next(),
        issue.place().teamId(),
        AuditEntry.Actor.SCAN,
        AuditEntry.Deed.update(
            new AuditEntry.Resource("issue", issue.id().toString()), change.fields()),
        step.now());
  }

  // A digest relies on activity_at being durable soon after it is stamped. A write that took too
  // long gets a new stamp; nothing else changes.
  private void touchIfLate(Step step) {
    Duration taken = Duration.between(step.now(), tools.clock().instant());
    if (taken.compareTo(WriteTimes.DEADLINE) > 0) {
      touch();
    }
  }

  private void touch() {
    IssueStore issues = tools.stores().issues();
    boolean touched = false;
    while (!touched) {
      touched =
          issues
              .find(page.unit().projectId(), found.id())
              .map(issue ->
                  issue.with(issue.lifecycle(), issue.ledger().active(tools.clock().instant())))
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
            switch (made.after()) {
              case REGRESSED -> new ScanCounts.Issues(0, 1, 0);
              case NEW -> new ScanCounts.Issues(0, 0, 1);
              case IN_PROGRESS, RESOLVED, SILENCED, SNOOZED -> ScanCounts.Issues.NONE;
            })
        .orElse(ScanCounts.Issues.NONE);
  }
}
