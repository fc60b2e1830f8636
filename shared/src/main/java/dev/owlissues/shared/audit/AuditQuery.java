package dev.owlissues.shared.audit;

import dev.owlissues.shared.base.time.Span;
import java.util.Optional;

/**
 * One page of the audit log.
 *
 * @param limit the most entries that the page may have
 * @param after where the page before ended; empty for the first page
 */
public record AuditQuery(Filter filter, Span span, int limit, Optional<AuditPage.Place> after) {

  /** Checks the limit. */
  public AuditQuery {
    if (limit < 1) {
      throw new IllegalArgumentException("a page of " + limit + " entries");
    }
  }

  /** Which entries are wanted; what is empty does not filter. */
  public record Filter(
      Optional<String> resourceType,
      Optional<String> resourceId,
      Optional<String> actorId,
      Optional<AuditEntry.Action> action) {

    /** Every entry. */
    public static final Filter ANY =
        new Filter(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /** Whether the entry is wanted. */
    public boolean accepts(AuditEntry entry) {
      return accepts(resourceType, entry.deed().resource().type())
          && accepts(resourceId, entry.deed().resource().id())
          && accepts(actorId, entry.actor().id())
          && accepts(action, entry.deed().action());
    }

    private static <T> boolean accepts(Optional<T> wanted, T actual) {
      return wanted.isEmpty() || wanted.get().equals(actual);
    }
  }
}
