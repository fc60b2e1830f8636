package dev.owlissues.shared.issue.attention;

import dev.owlissues.shared.base.json.Word;
import dev.owlissues.shared.base.text.CleanText;
import dev.owlissues.shared.issue.Issue;
import dev.owlissues.shared.issue.fact.Regression;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Why an issue stands where it stands in the order of attention (R-attention-4).
 *
 * @param text for people to read; empty where there is nothing to say
 */
public record Reason(Kind kind, String text) {
  /** Nothing in particular. */
  public static final Reason NONE = new Reason(Kind.NONE, "");

  /** What kind of reason. */
  public enum Kind implements Word {
    REGRESSED,
    NEW,
    RISING,
    SILENCED_RISING,
    SINCE_DIGEST,
    NONE;

    @Override
    public String wire() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** The reason at the last scan, as far as the issue itself tells. */
  public static Reason of(Issue issue, Watched watched, Instant scannedAt) {
    return switch (watched.urgency(scannedAt)) {
      case REGRESSED, REGRESSED_QUIET -> new Reason(Kind.REGRESSED, back(issue));
      case NEW -> new Reason(Kind.NEW, fresh(issue));
      case NEW_RISING -> new Reason(Kind.NEW, fresh(issue) + ", rising");
      case RISING -> new Reason(Kind.RISING, times(watched, scannedAt));
      case SILENCED_RISING ->
          new Reason(Kind.SILENCED_RISING, "Silenced, but " + times(watched, scannedAt));
      case IN_PROGRESS, SNOOZED, SILENCED, RESOLVED -> NONE;
    };
  }

  /** This reason, or else that so many occurrences came since a digest. */
  public Reason orSinceDigest(OptionalLong more) {
    return kind == Kind.NONE && more.orElse(0) > 0
        ? new Reason(Kind.SINCE_DIGEST, "+" + more.getAsLong() + " since the last digest")
        : this;
  }

  private static String back(Issue issue) {
    Optional<Regression> regression = issue.facts().regression();
    String in = regression.map(its -> within(its.appVersion())).orElse("");
    String fixed =
        regression
            .map(Regression::resolvedAtVersion)
            .filter(version -> !version.isEmpty())
            .map(version -> " (fixed in " + CleanText.line(version) + ")")
            .orElse("");
    return in.isEmpty() && fixed.isEmpty() ? "Back after its fix" : "Back" + in + fixed;
  }

  private static String fresh(Issue issue) {
    return "New" + within(issue.seen().first().appVersion());
  }

  private static String within(String version) {
    return version.isEmpty() ? "" : " in " + CleanText.line(version);
  }

  private static String times(Watched watched, Instant scannedAt) {
    return watched.pace(scannedAt).times() + " × its usual";
  }
}
