package dev.owlissues.notify;

import dev.owlissues.notify.DigestView.IssueView;
import dev.owlissues.notify.DigestView.LineView;
import dev.owlissues.notify.DigestView.Links;
import dev.owlissues.notify.DigestView.Section;
import dev.owlissues.shared.digest.Digest;
import dev.owlissues.shared.digest.Digest.Said;
import dev.owlissues.shared.digest.run.DigestMailWriter.Content;
import dev.owlissues.shared.fingerprint.MessageParts;
import dev.owlissues.shared.issue.Issue;
import dev.owlissues.shared.issue.IssueStatus;
import dev.owlissues.shared.issue.fact.Regression;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Puts a digest into words (R-digest-10), never more than a mail may have. */
final class DigestViews {
  private static final int TITLE_CHARACTERS = 180;
  private static final int TITLE_BYTES = 360;
  private static final int LINE_CHARACTERS = 72;
  private static final int LINE_BYTES = 110;
  private static final int NAME_CHARACTERS = 60;
  private static final int NAME_BYTES = 100;
  private static final int MOST_SUBDUED = 10;
  private static final int MOST_APPS = 15;

  private final Content content;
  private final String home;
  private final Map<UUID, Said> said;

  /**
   * A view of that digest.
   *
   * @param home the address of the project's pages
   */
  DigestViews(Content content, String home) {
    this.content = content;
    this.home = home;
    this.said =
        content.digest().listed().stream()
            .filter(listed -> listed.said().isPresent())
            .collect(
                Collectors.toMap(Digest.Listed::issueId, listed -> listed.said().orElseThrow()));
  }

  static String name(String text) {
    return ShortText.of(text, NAME_CHARACTERS, NAME_BYTES);
  }

  DigestView view(String unsubscribe) {
    String project = name(content.project().name());
    List<Issue> full = content.issues().stream().limit(Digest.MOST_IN_FULL).toList();
    List<Issue> lines = content.issues().stream().skip(Digest.MOST_IN_FULL).toList();
    return new DigestView(
        project,
        Words.headline(content.digest().totals()),
        Words.since(content.digest()),
        preview(full),
        sections("Back", "New", full, this::full),
        sections("Also back", "Also new", lines, this::inALine),
        rest(),
        "You get this mail because you are a member of the team that %s belongs to."
            .formatted(project),
        new Links(home + "/issues", home + "/settings", unsubscribe));
  }

  private static String preview(List<Issue> issues) {
    return issues.stream().limit(3).map(DigestViews::line).collect(Collectors.joining(" · "));
  }

  private static <T> List<Section<T>> sections(
      String back, String fresh, List<Issue> issues, Function<Issue, T> view) {
    return Stream.of(
            new Section<>(back, true, issues.stream().filter(is(true)).map(view).toList()),
            new Section<>(fresh, false, issues.stream().filter(is(false)).map(view).toList()))
        .filter(section -> !section.issues().isEmpty())
        .toList();
  }

  private static Predicate<Issue> is(boolean back) {
    return issue -> (issue.lifecycle().status() == IssueStatus.REGRESSED) == back;
  }

  private IssueView full(Issue issue) {
    String title = ShortText.of(issue.subject().shownTitle(), TITLE_CHARACTERS, TITLE_BYTES);
    Said counts = said(issue);
    return new IssueView(
        MessageParts.of(title, MOST_SUBDUED),
        url(issue),
        comeback(issue).map(Words::comeback).orElse(""),
        Words.counts(counts.counts(), counts.news(), content.digest().cut()),
        about(issue));
  }

  // An issue that came back under an earlier version of the product does not say how.
  private static Optional<Regression> comeback(Issue issue) {
    return Optional.of(issue).filter(is(true)).flatMap(back -> back.facts().regression());
  }

  private String about(Issue issue) {
    return Stream.of(
            name(content.apps().name(issue)),
            Words.versions(issue.seen()),
            "last seen " + Words.ago(issue.seen().last().at(), content.digest().cut()))
        .filter(text -> !text.isEmpty())
        .collect(Collectors.joining(" · "));
  }

  private LineView inALine(Issue issue) {
    Said counts = said(issue);
    return new LineView(line(issue), url(issue), Words.count(counts.counts(), counts.news()));
  }

  private static String line(Issue issue) {
    return ShortText.of(issue.subject().shownTitle(), LINE_CHARACTERS, LINE_BYTES);
  }

  private String url(Issue issue) {
    return home + "/issues/" + issue.id();
  }

  // A digest that an earlier version planned does not say.
  private Said said(Issue issue) {
    return Optional.ofNullable(said.get(issue.id())).orElseGet(() -> Said.of(issue));
  }

  private List<String> rest() {
    Map<UUID, String> names = content.apps().names();
    List<Digest.Rest> rest =
        content.digest().rest().stream().filter(app -> names.containsKey(app.appId())).toList();
    List<String> lines = new ArrayList<>();
    rest.stream()
        .limit(MOST_APPS)
        .map(app -> Words.rest(name(names.getOrDefault(app.appId(), "")), app.issues()))
        .forEach(lines::add);
    if (rest.size() > MOST_APPS) {
      int others = rest.stream().skip(MOST_APPS).mapToInt(Digest.Rest::issues).sum();
      lines.add(Words.rest((rest.size() - MOST_APPS) + " other apps", others));
    }
    if (content.digest().totals().more()) {
      lines.add("There are more than are counted here.");
    }
    return lines;
  }
}
