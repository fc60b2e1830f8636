package dev.owlissues.shared.issue.merge;

import dev.owlissues.shared.audit.AuditEntry.Actor;
import dev.owlissues.shared.issue.Issue;
import dev.owlissues.shared.issue.IssueKey;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * That one issue is to become part of another (R-merge-1). It is noted before anything is done, and
 * forgotten when nothing is left to do.
 *
 * @param source the issue that will be gone
 * @param target the one that survives; when it has been merged away itself, the one it became
 * @param asked when somebody asked for it
 */
public record Merge(
    UUID teamId, UUID projectId, UUID source, UUID target, Actor actor, Instant asked) {
  /** The most fingerprints that an issue may have. */
  public static final int MAX_FINGERPRINTS = 1_000;

  /**
   * When what has landed under the source too late is cleared away: no worker that knew the source
   * as an issue can be alive then.
   */
  public static final Duration SWEPT_AFTER = Duration.ofMinutes(15);

  /** The name under which the target's audit entry tells the source. */
  public static final String MERGED_FROM = "merged_from";

  /** To the target's sets and counts, a merge is the one page of a unit of this name. */
  public static final long PAGE = 1;

  private static final String MARK = "merge#";

  /** The source within its project. */
  public IssueKey sourceKey() {
    return new IssueKey(projectId, source);
  }

  /**
   * The name under which the target notes the merge among its units' pages: page 0 while it is on
   * its way, {@value #PAGE} when everything has moved; nothing when it is over.
   */
  public String mark() {
    return markOf(source);
  }

  /** The name of a merge of that source. */
  static String markOf(UUID source) {
    return MARK + source;
  }

  /** Whether that is the name of a merge and not of a unit. */
  public static boolean isMark(String unit) {
    return unit.startsWith(MARK);
  }

  /** Whether something is on its way to that issue that its counts do not show yet. */
  public static boolean isUnfinished(Issue target) {
    return target.bookkeeping().lastPages().keySet().stream()
        .anyMatch(unit -> isMark(unit) && isUnfinished(target, unit));
  }

  static boolean isUnfinished(Issue target, String mark) {
    return target.bookkeeping().lastPages().getOrDefault(mark, PAGE) < PAGE;
  }

  /** The source of the merge of that name. */
  public static UUID sourceOf(String mark) {
    return UUID.fromString(mark.substring(MARK.length()));
  }
}
