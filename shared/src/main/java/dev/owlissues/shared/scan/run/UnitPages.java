package dev.owlissues.shared.scan.run;

import dev.owlissues.shared.account.team.Project;
import dev.owlissues.shared.account.team.ProjectSettings;
import dev.owlissues.shared.account.team.TeamStore;
import dev.owlissues.shared.event.Unit;
import dev.owlissues.shared.scan.ScanCounts;
import dev.owlissues.shared.scan.appuser.AppNotes;
import dev.owlissues.shared.scan.count.PageScan;
import dev.owlissues.shared.scan.page.GroupingRule;
import dev.owlissues.shared.scan.page.PageFold;
import dev.owlissues.shared.scan.page.PageReader;

/**
 * Writes the pages of one unit, one after the other. Made anew for each task: what it remembers of
 * one page for the next is not kept beyond.
 */
public final class UnitPages {
  private final Unit unit;
  private final TeamStore.Standing standing;
  private final AppNotes notes;
  private final PageScan pages;

  /** Pages under the settings that the unit's project has now. */
  public UnitPages(Unit unit, AppNotes notes, PageScan pages) {
    this.unit = unit;
    this.standing = notes.standing(unit);
    this.notes = notes;
    this.pages = pages;
  }

  /** Whether no page is to be begun any more: the app is removed. */
  boolean areOver() {
    return standing.removed();
  }

  /** An empty fold for a page, which groups events as the project wants it. */
  PageFold fold() {
    return new PageFold(GroupingRule.byMessage());
  }

  /** Writes a page, and says what it did. Repeating it changes nothing. */
  public ScanCounts write(PageReader.Read read) {
    notes.note(unit, read.fold());
    ProjectSettings settings =
        standing.project().map(Project::settings).orElse(ProjectSettings.DEFAULT);
    ScanCounts written =
        pages.write(new PageScan.Page(unit, read.page(), settings.versionOrder()), read.fold());
    return written.plus(new ScanCounts(0, ScanCounts.Issues.NONE, 0, 0, read.aside().size()));
  }
}
