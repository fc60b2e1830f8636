package dev.owlissues.notify;

/** A digest as plain text, for those who read mail so. */
final class DigestText {

  private DigestText() {}

  static String of(DigestView digest) {
    var text = new StringBuilder();
    text.append(digest.project()).append('\n');
    text.append(digest.headline()).append('\n');
    text.append(digest.since()).append("\n\n");
    digest.sections().forEach(section -> add(text, section));
    digest.lists().forEach(list -> add(text, list));
    digest.rest().forEach(line -> text.append(line).append('\n'));
    if (!digest.rest().isEmpty()) {
      text.append('\n');
    }
    text.append("All issues: ").append(digest.links().issues()).append("\n\n");
    text.append("-- \n").append(digest.why()).append('\n');
    text.append("Change how often: ").append(digest.links().settings()).append('\n');
    text.append("Unsubscribe: ").append(digest.links().unsubscribe()).append('\n');
    return text.toString();
  }

  private static void add(StringBuilder text, DigestView.Section section) {
    heading(text, section.heading());
    for (DigestView.IssueView issue : section.issues()) {
      text.append("* ").append(issue.plainTitle()).append('\n');
      if (!issue.reason().isEmpty()) {
        text.append("  ").append(issue.reason()).append('\n');
      }
      text.append("  ").append(issue.counts()).append('\n');
      text.append("  ").append(issue.about()).append('\n');
      text.append("  ").append(issue.url()).append("\n\n");
    }
  }

  private static void add(StringBuilder text, DigestView.LineList list) {
    heading(text, list.heading());
    for (DigestView.LineView issue : list.issues()) {
      text.append("* %s (%s)\n  %s\n".formatted(issue.title(), issue.count(), issue.url()));
    }
    text.append('\n');
  }

  private static void heading(StringBuilder text, String heading) {
    text.append(heading).append('\n').repeat('-', heading.length()).append("\n\n");
  }
}
