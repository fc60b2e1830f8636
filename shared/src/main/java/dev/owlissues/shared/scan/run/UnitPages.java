package dev.owlissues.shared.scan.run;

import dev.owlissues.shared.event.Unit;
import dev.owlissues.shared.issue.version.VersionOrder;
import dev.owlissues.shared.scan.ScanCounts;
import dev.owlissues.shared.scan.appuser.AppNotes;
import dev.owlissues.shared.scan.count.PageScan;
import dev.owlissues.shared.scan.page.PageReader;

/**
 * Writes the pages of one unit, one after the other. Made anew for each task: what it remembers of
 * one page for the next is not kept beyond.
 */
public final class UnitPages {
  private final Unit unit;
  private final VersionOrder order;
  private final AppNotes notes;
  private final PageScan pages;

  /** Pages under the version order that the unit's project has now. */
  public UnitPages(Unit unit, AppNotes notes, PageScan pages) {
    this.unit = unit;
    this.order = notes.versionOrder(unit);
    this.notes = notes;
    this.pages = pages;
  }

  /** Writes a page, and says what it did. Repeating it changes nothing. */
  public ScanCounts write(PageReader.Read read) {
    notes.note(unit, read.fold());
    ScanCounts written = pages.write(new PageScan.Page(unit, read.page(), order), read.fold());
    return written.plus(new ScanCounts(0, ScanCounts.Issues.NONE, 0, 0, read.aside().size()));
  }
}
