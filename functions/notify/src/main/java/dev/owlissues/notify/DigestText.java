package dev.owlissues.notify;

/** A digest as plain text, for those who read mail so. */
final class DigestText {

  private DigestText() {}

  static String of(DigestView digest) {
    var text = new StringBuilder();
    text.append(digest.project()).append('\n');
    text.append(digest.headline()).append('\n');
    text.append("Since ").append(digest.since()).append("\n\n");
    for (DigestView.IssueView issue : digest.issues()) {
      text.append("[%s] %s\n".formatted(issue.status(), issue.title()));
      text.append("  %s: %s\n".formatted(issue.app(), issue.counts()));
      issue.notes().forEach(note -> text.append("  %s\n".formatted(note)));
      text.append("  %s\n\n".formatted(issue.url()));
    }
    if (!digest.more().isEmpty()) {
      text.append(digest.more()).append("\n\n");
    }
    text.append("All issues: ").append(digest.links().issues()).append("\n\n");
    text.append("-- \n").append(digest.why()).append('\n');
    text.append("Change how often: ").append(digest.links().settings()).append('\n');
    text.append("Unsubscribe: ").append(digest.links().unsubscribe()).append('\n');
    return text.toString();
  }
}
