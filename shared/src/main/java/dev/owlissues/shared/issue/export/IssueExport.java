package dev.owlissues.shared.issue.export;

import dev.owlissues.shared.issue.Issue;
import dev.owlissues.shared.issue.IssueKey;
import dev.owlissues.shared.issue.IssueStore;
import dev.owlissues.shared.issue.LiveApps;
import dev.owlissues.shared.issue.comment.Comment;
import dev.owlissues.shared.issue.comment.CommentPage;
import dev.owlissues.shared.issue.comment.CommentStore;
import dev.owlissues.shared.issue.export.ExportPlace.Within;
import dev.owlissues.shared.issue.list.IssueRow;
import dev.owlissues.shared.issue.list.OccurrenceArchive;
import dev.owlissues.shared.issue.list.OccurrenceCursor;
import dev.owlissues.shared.issue.list.OccurrencePage;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Writes a project's issues, each followed by its occurrences and its comments (R-export-1). What
 * changed longest ago comes first: an issue that changes while the export goes on moves to the end
 * of that order, where it is met again, and never to where the export has been. So none that is
 * there from the beginning to the end is missing (R-export-2).
 */
public final class IssueExport {
  /** How many issues are read at once. */
  static final int ROWS = 100;

  /** The most rows that one page looks at, where most issues are shown to nobody any more. */
  static final int MAX_ROWS = 1_000;

  /** About as many as a pack has. */
  private static final int MAX_OCCURRENCES = 400;

  private final ExportOrder order;
  private final IssueStore issues;
  private final OccurrenceArchive occurrences;
  private final CommentStore comments;

  /** Of those issues, in that order. */
  public IssueExport(
      ExportOrder order, IssueStore issues, OccurrenceArchive occurrences, CommentStore comments) {
    this.order = order;
    this.issues = issues;
    this.occurrences = occurrences;
    this.comments = comments;
  }

  /**
   * Writes a page.
   *
   * @param apps issues of other apps are left out
   * @param from where the page before ended; empty for the first
   * @return where the next page begins; empty if all has been written
   */
  public Optional<ExportPlace> write(
      UUID projectId, LiveApps apps, Optional<ExportPlace> from, ExportPage page) {
    Optional<ExportPlace> stopped = from.flatMap(place -> rest(projectId, apps, place, page));
    return stopped.isPresent()
        ? stopped
        : new Walk(projectId, apps, page, from.map(place -> place.at(new Within.Done()))).go();
  }

  // An issue that the page before began. If it is not there any more, nothing of it is left.
  private Optional<ExportPlace> rest(
      UUID projectId, LiveApps apps, ExportPlace place, ExportPage page) {
    if (place.within() instanceof Within.Done) {
      return Optional.empty();
    }
    return issues
        .find(new IssueKey(projectId, place.row().id()))
        .filter(apps::show)
        .flatMap(issue -> rest(issue, place, page));
  }

  /** Writes what comes after a place within an issue; returns where the page is full. */
  private Optional<ExportPlace> rest(Issue issue, ExportPlace place, ExportPage page) {
    return switch (place.within()) {
      case Within.Done() -> Optional.empty();
      case Within.Occurrences(var after) ->
          occurrences(issue, after, page)
              .map(place::at)
              .or(() -> rest(issue, place.at(new Within.Comments(Optional.empty())), page));
      case Within.Comments(var after) -> comments(issue, after, page).map(place::at);
    };
  }

  private Optional<Within> occurrences(
      Issue issue, Optional<OccurrenceCursor> after, ExportPage page) {
    Optional<OccurrenceCursor> last = after;
    while (true) {
      int limit = Math.clamp(page.room(), 1, MAX_OCCURRENCES);
      OccurrencePage some = occurrences.newest(issue, last, limit);
      for (OccurrencePage.Row row : some.rows()) {
        if (!page.occurrence(issue.id(), row.occurrence())) {
          return Optional.of(new Within.Occurrences(last));
        }
        last = Optional.of(row.place());
      }
      if (some.next().isEmpty()) {
        return Optional.empty();
      }
    }
  }

  private Optional<Within> comments(Issue issue, Optional<UUID> after, ExportPage page) {
    Optional<UUID> last = after;
    while (true) {
      CommentPage some = comments.page(issue.key(), last);
      for (Comment comment : some.comments()) {
        if (!page.comment(issue.id(), comment)) {
          return Optional.of(new Within.Comments(last));
        }
        last = Optional.of(comment.id());
      }
      if (some.next().isEmpty()) {
        return Optional.empty();
      }
    }
  }

  /** The issues after a place, up to where the page is full. */
  private final class Walk {
    private final UUID projectId;
    private final LiveApps apps;
    private final ExportPage page;
    private Optional<ExportPlace> last;
    private int looked;

    Walk(UUID projectId, LiveApps apps, ExportPage page, Optional<ExportPlace> last) {
      this.projectId = projectId;
      this.apps = apps;
      this.page = page;
      this.last = last;
    }

    Optional<ExportPlace> go() {
      boolean inDevelopment = last.map(ExportPlace::dev).orElse(false);
      Optional<ExportPlace> stopped = inDevelopment ? Optional.empty() : mode(false);
      return stopped.isPresent() ? stopped : mode(true);
    }

    private Optional<ExportPlace> mode(boolean dev) {
      while (true) {
        Optional<IssueRow> after = last.filter(place -> place.dev() == dev).map(ExportPlace::row);
        int limit = Math.clamp(page.room(), 1, ROWS);
        List<IssueRow> rows = order.oldest(projectId, dev, after, limit);
        Map<IssueKey, Issue> found = issues.find(rows.stream().map(this::key).toList());
        for (IssueRow row : rows) {
          Optional<ExportPlace> stopped =
              Optional.ofNullable(found.get(key(row)))
                  .filter(apps::show)
                  .flatMap(issue -> whole(issue, dev, row));
          if (stopped.isPresent()) {
            return stopped;
          }
          last = Optional.of(ExportPlace.after(dev, row));
        }
        looked += rows.size();
        if (rows.size() < limit) {
          return Optional.empty();
        }
        if (looked >= MAX_ROWS) {
          return last;
        }
      }
    }

    private IssueKey key(IssueRow row) {
      return new IssueKey(projectId, row.id());
    }

    // A page takes at least one line, so there is a place before an issue for which it has no room.
    private Optional<ExportPlace> whole(Issue issue, boolean dev, IssueRow row) {
      return page.issue(issue)
          ? rest(issue, new ExportPlace(dev, row, new Within.Occurrences(Optional.empty())), page)
          : last;
    }
  }
}
