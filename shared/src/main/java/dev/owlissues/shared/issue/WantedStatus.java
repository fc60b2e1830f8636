package dev.owlissues.shared.issue;

import java.util.Optional;

/**
 * The status that somebody asks for.
 *
 * @param resolvedAtVersion the version with the fix; counts only where {@code status} is resolved
 */
public record WantedStatus(IssueStatus status, Optional<String> resolvedAtVersion) {
  /** The most characters of a version. */
  public static final int MAX_VERSION = 50;

  /** Trims the version; a blank one is none. */
  public WantedStatus {
    resolvedAtVersion = resolvedAtVersion.map(String::strip).filter(text -> !text.isEmpty());
  }

  /** Whether a version has more characters than one may have. */
  public static boolean isTooLong(String version) {
    return version.codePointCount(0, version.length()) > MAX_VERSION;
  }

  /** A status without a version. */
  public static WantedStatus of(IssueStatus status) {
    return new WantedStatus(status, Optional.empty());
  }
}
