package dev.owlissues.local.stack.architecture;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The rules in {@code docs/rules.md}, and what is wrong with how files cite them. */
record RuleBook(List<String> anchors) {
  private static final Pattern ANCHOR = Pattern.compile("<a id=\"([^\"]*)\">");
  private static final Pattern CITATION = Pattern.compile("\\bR-[a-z]+-\\d+\\b");

  /**
   * How texts were cited that the repository does not have. Brackets around single letters keep
   * this file from finding itself.
   */
  private static final Pattern ELSEWHERE =
      Pattern.compile(
          String.join(
              "|",
              "(?i:[(/*] ?page: )",
              "(?i:[(]page \\d)",
              "(?i:\\b[c]ontract(:| of ingest\\b| \\d+\\b| adds\\b| says\\b))",
              "(?i:place of the [c]ontract)",
              "(?i:[p]roduct's page)",
              "(?i:the [p]age's (grouping )?rules?\\b)",
              "(?i:[(](the )?[d]esign\\b)",
              "(?i:\\b[d]esign[.]md\\b|\\b[s]tyle-guide[.]md|\\b[f]ield-cases[.]md|\\b[o]ps-checklist)",
              "(?i:[(](ops )?[c]hecklist\\b)",
              "\\.\\./[s]hared/",
              "(?i:[(]issue \\d+[)])",
              "\\b[D][1-9]\\d?\\b"));

  /** A file of the repository, by its path from the root. */
  record Source(String path, String text) {
    boolean isTest() {
      return path.contains("src/test/java/");
    }
  }

  /** Reads the rules from the text of the document. */
  static RuleBook of(String document) {
    return new RuleBook(found(ANCHOR, document).map(match -> match.group(1)).toList());
  }

  /** What is wrong, each thing in one line; nothing if all is well. */
  List<String> faults(List<Source> sources) {
    List<String> faults = new ArrayList<>(twice());
    Set<String> unproven = new LinkedHashSet<>(anchors);
    for (Source source : sources) {
      List<String> cited = found(CITATION, source.text).map(MatchResult::group).toList();
      cited.stream()
          .distinct()
          .filter(id -> !anchors.contains(id))
          .forEach(id -> faults.add(source.path + " cites " + id + ", which is no rule"));
      found(ELSEWHERE, source.text)
          .forEach(match ->
              faults.add(source.path + " cites what is not here: " + match.group().strip()));
      if (source.isTest()) {
        cited.forEach(unproven::remove);
      }
    }
    unproven.forEach(id -> faults.add("no test cites " + id));
    return faults;
  }

  private List<String> twice() {
    Set<String> seen = new HashSet<>();
    return anchors.stream().filter(id -> !seen.add(id)).map(id -> id + " is there twice").toList();
  }

  private static Stream<MatchResult> found(Pattern pattern, String text) {
    return pattern.matcher(text).results();
  }
}
