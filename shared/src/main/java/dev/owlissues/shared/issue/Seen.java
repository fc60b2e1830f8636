package dev.owlissues.shared.issue;

/** The earliest and the latest error event of an issue, whichever order they arrived in. */
public record Seen(Sighting first, Sighting last) {

  /** Seen once. */
  public static Seen once(Sighting sighting) {
    return new Seen(sighting, sighting);
  }

  /** The span that covers both. */
  public Seen plus(Seen other) {
    return new Seen(
        first.compareTo(other.first) <= 0 ? first : other.first,
        last.compareTo(other.last) >= 0 ? last : other.last);
  }

  /** The span that also covers that sighting. */
  public Seen plus(Sighting sighting) {
    if (sighting.compareTo(first) < 0) {
      return new Seen(sighting, last);
    }
    return sighting.compareTo(last) > 0 ? new Seen(first, sighting) : this;
  }
}
