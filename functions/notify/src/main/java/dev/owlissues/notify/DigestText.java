package dev.owlissues.notify;

import dev.owlissues.notify.DigestView.IssueView;
import dev.owlissues.notify.DigestView.LineView;
import dev.owlissues.notify.DigestView.Section;

/** A digest as plain text, for those who read mail so. */
final class DigestText {

  private DigestText() {}

  static String of(DigestView digest) {
    var text = new StringBuilder();
    text.append(digest.project()).append('\n');
    text.append(digest.headline()).append('\n');
    text.append(digest.since()).append("\n\n");
    digest.sections().forEach(section -> addInFull(text, section));
    digest.lists().forEach(section -> addLines(text, section));
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

  private static void addInFull(StringBuilder text, Section<IssueView> section) {
    heading(text, section.heading());
    for (IssueView issue : section.issues()) {
      text.append("* ").append(issue.plainTitle()).append('\n');
      if (!issue.reason().isEmpty()) {
        text.append("  ").append(issue.reason()).append('\n');
      }
      text.append("  ").append(issue.counts()).append('\n');
      text.append("  ").append(issue.about()).append('\n');
      text.append("  ").append(issue.url()).append("\n\n");
    }
  }

  private static void addLines(StringBuilder text, Section<LineView> section) {
    heading(text, section.heading());
    for (LineView issue : section.issues()) {
      text.append("* %s (%s)\n  %s\n".formatted(issue.title(), issue.count(), issue.url()));
    }
    text.append('\n');
  }

  private static void heading(StringBuilder text, String heading) {
    text.append(heading).append('\n').repeat('-', heading.length()).append("\n\n");
  }
}
