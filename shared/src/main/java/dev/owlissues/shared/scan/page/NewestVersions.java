package dev.owlissues.shared.scan.page;

import dev.owlissues.shared.issue.version.VersionOrder;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * The newest version among events, by each order. Enough to judge a regression, since an event
 * newer than the fix exists exactly when the newest is; and bounded, however many versions there
 * are.
 */
public final class NewestVersions {
  private final Map<VersionOrder, String> newest = new EnumMap<>(VersionOrder.class);
  private String last = "";

  /** Takes note of a version; empty ones say nothing. */
  public void add(String version) {
    // Most events come from the version that the one before came from.
    if (version.isEmpty() || version.equals(last)) {
      return;
    }
    last = version;
    for (VersionOrder order : VersionOrder.values()) {
      newest.merge(order, version, (old, now) -> order.newer(now, old) ? now : old);
    }
  }

  /** Takes note of all that another has. */
  public void add(NewestVersions other) {
    other.newest.values().forEach(this::add);
  }

  /** The newest by that order, if any event had a version. */
  public Optional<String> by(VersionOrder order) {
    return Optional.ofNullable(newest.get(order));
  }
}
