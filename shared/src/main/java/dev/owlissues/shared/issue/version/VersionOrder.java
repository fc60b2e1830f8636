package dev.owlissues.shared.issue.version;

import dev.owlissues.shared.base.json.Word;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** How versions are ordered when the scan asks which is newer. A project's setting. */
public enum VersionOrder implements Word {
  /** Texts, compared code unit by code unit (R-regression-4). The default. */
  STRING(Comparator.naturalOrder()),
  /** Numbers as numbers: 1.10 is newer than 1.9, and a release than its own beta. */
  SEMVER(new SemverComparator());

  private final Comparator<String> comparator;

  VersionOrder(Comparator<String> comparator) {
    this.comparator = comparator;
  }

  /** Older versions first. */
  public Comparator<String> comparator() {
    return comparator;
  }

  /** Whether one version is strictly newer than the other. */
  public boolean newer(String version, String than) {
    return comparator.compare(version, than) > 0;
  }

  /** The order as requests and answers write it. */
  @Override
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The order of that name, if there is one. */
  public static Optional<VersionOrder> ofWire(String name) {
    return Word.find(values(), name);
  }
}
