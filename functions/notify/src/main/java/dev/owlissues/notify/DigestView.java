package dev.owlissues.notify;

import java.util.List;

/**
 * A digest in the words that both parts of the mail show. Plain texts: the template escapes.
 *
 * @param headline what happened, in one line
 * @param since when the digest before ended
 * @param more how many issues are not listed, in words; empty when all are
 * @param why why the receiver gets this
 */
public record DigestView(
    String project,
    String headline,
    String since,
    List<IssueView> issues,
    String more,
    String why,
    Links links) {

  /** Copies the list. */
  public DigestView {
    issues = List.copyOf(issues);
  }

  /** Where the mail leads. */
  public record Links(String issues, String settings, String unsubscribe) {}

  /**
   * One issue.
   *
   * @param regressed whether it came back, or else is new
   * @param notes what else is told of it, a line each
   */
  public record IssueView(
      boolean regressed, String title, String url, String app, String counts, List<String> notes) {

    /** Copies the list. */
    public IssueView {
      notes = List.copyOf(notes);
    }

    /** The status in a word. */
    public String status() {
      return regressed ? "Regressed" : "New";
    }
  }
}
