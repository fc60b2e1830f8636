package dev.owlissues.shared.scan.count;

import dev.owlissues.shared.issue.IssueKey;
import dev.owlissues.shared.issue.version.VersionOrder;

/**
 * That the orders of versions decide differently whether a resolved issue is back, so that it
 * matters which of them its project has chosen.
 *
 * @param resolvedAt the version in which it was resolved
 * @param seen the version of an event that is newer by one order and not by the other
 * @param newerBy the order by which it is newer
 */
public record VersionDisagreement(String resolvedAt, String seen, VersionOrder newerBy) {

  /** Is told of disagreements. */
  @FunctionalInterface
  public interface Listener {
    /** The issue has counted a page about which the orders disagree. */
    void seen(IssueKey issue, VersionDisagreement disagreement);
  }
}
