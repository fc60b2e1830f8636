package dev.owlissues.shared.scan.count;

import dev.owlissues.shared.base.id.Ids;
import dev.owlissues.shared.event.Unit;
import dev.owlissues.shared.issue.IssueStore;
import dev.owlissues.shared.issue.route.RouteStore;
import dev.owlissues.shared.issue.version.VersionOrder;
import dev.owlissues.shared.scan.ScanCounts;
import dev.owlissues.shared.scan.count.PageIssues.Found;
import dev.owlissues.shared.scan.members.BucketStore;
import dev.owlissues.shared.scan.members.CachedBuckets;
import dev.owlissues.shared.scan.members.MemberSets;
import dev.owlissues.shared.scan.page.PageFold;
import dev.owlissues.shared.scan.page.PageLimits;
import dev.owlissues.shared.scan.page.ScanPage;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Gatherers;

/** Carries out what a frozen page means for issues, each apart from the others. */
public final class PageScan {
  /** How many bytes of issues' sets are remembered from page to page. */
  private static final long REMEMBERED = 64L << 20;

  private final IssueStore issues;
  private final PackStore packs;
  private final MemberSets sets;
  private final InlineSpill inlineSpill;
  private final PageIssues pageIssues;
  private final int lanes;
  private final VersionDisagreement.Listener listener;
  private final InstantSource clock;
  private final Ids ids;

  /** Writes to those stores, for as many issues at once as there are lanes. */
  public PageScan(
      IssueStore issues,
      RouteStore routes,
      BucketStore buckets,
      PackStore packs,
      PageLimits limits,
      int lanes,
      VersionDisagreement.Listener listener,
      InstantSource clock,
      Ids ids) {
    var remembered = new CachedBuckets(buckets, REMEMBERED);
    this.issues = issues;
    this.packs = packs;
    this.sets = new MemberSets(remembered, lanes);
    this.inlineSpill = new InlineSpill(issues, remembered, packs);
    this.pageIssues = new PageIssues(issues, routes, limits.issuesAtOnce(), lanes);
    this.lanes = lanes;
    this.listener = listener;
    this.clock = clock;
    this.ids = ids;
  }

  /** A page of a unit, under its project's version order. */
  public record Page(Unit unit, ScanPage frozen, VersionOrder order) {}

  /** Writes the page, and says what it did. Repeating it changes nothing. */
  public ScanCounts write(Page page, PageFold fold) {
    List<ScanCounts> counts = new ArrayList<>();
    counts.add(new ScanCounts(fold.events(), ScanCounts.Issues.NONE, 0, 0, 0));
    pageIssues.forEach(
        page,
        fold.folds(),
        some ->
            some.stream()
                .gather(Gatherers.mapConcurrent(lanes, found -> count(page, found)))
                .forEach(counts::add));
    return counts.stream().reduce(ScanCounts.NONE, ScanCounts::plus);
  }

  private ScanCounts count(Page page, Found found) {
    return new IssueCount(issues, packs, sets, inlineSpill, listener, clock, ids, page, found)
        .run();
  }
}
