package dev.owlissues.shared.issue;

/** The earliest and the latest error event of an issue, whichever order they arrived in. */
public record SeenRange(Sighting first, Sighting last) {

  /** Seen once. */
  public static SeenRange once(Sighting sighting) {
    return new SeenRange(sighting, sighting);
  }

  /** The span that covers both. */
  public SeenRange plus(SeenRange other) {
    return new SeenRange(
        first.compareTo(other.first) <= 0 ? first : other.first,
        last.compareTo(other.last) >= 0 ? last : other.last);
  }

  /** The span that also covers that sighting. */
  public SeenRange plus(Sighting sighting) {
    if (sighting.compareTo(first) < 0) {
      return new SeenRange(sighting, last);
    }
    return sighting.compareTo(last) > 0 ? new SeenRange(first, sighting) : this;
  }
}
