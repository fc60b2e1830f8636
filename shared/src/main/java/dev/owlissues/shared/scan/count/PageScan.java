package dev.owlissues.shared.scan.count;

import dev.owlissues.shared.base.id.Ids;
import dev.owlissues.shared.event.Unit;
import dev.owlissues.shared.issue.version.VersionOrder;
import dev.owlissues.shared.scan.Lanes;
import dev.owlissues.shared.scan.ScanCounts;
import dev.owlissues.shared.scan.members.CachedBuckets;
import dev.owlissues.shared.scan.members.MemberSets;
import dev.owlissues.shared.scan.page.PageFold;
import dev.owlissues.shared.scan.page.ScanPage;
import dev.owlissues.shared.scan.run.Scan;
import java.time.InstantSource;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Carries out what a frozen page means for issues, each apart from the others. */
public final class PageScan {
  /** How many bytes of issues' sets are remembered from page to page. */
  private static final long REMEMBERED = 64L << 20;

  private final Tools tools;
  private final PageIssues issues;
  private final Lanes lanes;

  /** What counting an issue needs, whichever it is. */
  record Tools(
      Scan.Issues stores,
      MemberSets sets,
      InlineSpill inlineSpill,
      VersionDisagreement.Listener listener,
      InstantSource clock,
      Ids ids) {}

  public PageScan(
      Scan.Issues stores,
      Scan.Settings settings,
      VersionDisagreement.Listener listener,
      InstantSource clock,
      Ids ids) {
    var buckets = new CachedBuckets(stores.buckets(), REMEMBERED);
    var inlineSpill = new InlineSpill(stores.issues(), buckets, stores.packs());
    var sets = new MemberSets(buckets, settings.lanes());
    this.tools = new Tools(stores, sets, inlineSpill, listener, clock, ids);
    this.issues = new PageIssues(stores.issues(), settings.limits().issuesAtOnce());
    this.lanes = settings.lanes();
  }

  /** A page of a unit, under its project's version order. */
  public record Page(Unit unit, ScanPage frozen, VersionOrder order) {}

  /** Writes the page, and says what it did. Repeating it changes nothing. */
  public ScanCounts write(Page page, PageFold fold) {
    Queue<ScanCounts> counts = new ConcurrentLinkedQueue<>();
    issues.forEach(
        page.unit,
        fold.folds(),
        some -> lanes.forEach(some, found -> counts.add(new IssueCount(tools, page, found).run())));
    var events = new ScanCounts(fold.events(), ScanCounts.Issues.NONE, 0, 0, 0);
    return counts.stream().reduce(events, ScanCounts::plus);
  }
}
