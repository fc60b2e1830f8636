package dev.owlissues.shared.scan;

import dev.owlissues.shared.event.Unit;
import dev.owlissues.shared.id.Ids;
import dev.owlissues.shared.issue.VersionOrder;
import java.time.InstantSource;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Carries out what a frozen page means for issues, each apart from the others. */
final class PageScan {
  /** How many bytes of issues' sets are remembered from page to page. */
  private static final long REMEMBERED = 64L << 20;

  private final Tools tools;
  private final PageIssues issues;
  private final Lanes lanes;

  /** What counting an issue needs, whichever it is. */
  record Tools(
      Scan.Issues stores,
      MemberSets sets,
      Growth growth,
      VersionDisagreement.Listener listener,
      InstantSource clock,
      Ids ids) {}

  PageScan(
      Scan.Issues stores,
      Scan.Settings settings,
      VersionDisagreement.Listener listener,
      InstantSource clock,
      Ids ids) {
    var buckets = new RememberedBuckets(stores.buckets(), REMEMBERED);
    var growth = new Growth(stores.issues(), buckets, stores.packs());
    var sets = new MemberSets(buckets, settings.lanes());
    this.tools = new Tools(stores, sets, growth, listener, clock, ids);
    this.issues = new PageIssues(stores.issues(), settings.limits().issuesAtOnce());
    this.lanes = settings.lanes();
  }

  /** A page of a unit, under its project's version order. */
  record Page(Unit unit, FrozenPage frozen, VersionOrder order) {}

  /** Writes the page, and says what it did. Repeating it changes nothing. */
  ScanCounts write(Page page, PageFold fold) {
    Queue<ScanCounts> counts = new ConcurrentLinkedQueue<>();
    issues.forEach(
        page.unit,
        fold.folds(),
        some -> lanes.forEach(some, found -> counts.add(new IssueCount(tools, page, found).run())));
    var events = new ScanCounts(fold.events(), ScanCounts.Issues.NONE, 0, 0, 0);
    return counts.stream().reduce(events, ScanCounts::plus);
  }
}
