package dev.owlissues.shared.digest;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Builds valid digests. */
public final class DigestBuilder {
  private UUID projectId = new UUID(1, 2);
  private long number = 1;
  private Instant cut = Instant.parse("2026-11-25T10:00:00Z");
  private List<Digest.Listed> listed = List.of(new Digest.Listed(new UUID(7, 1), Optional.empty()));
  private List<Digest.Rest> rest = List.of();
  private Digest.Totals totals = new Digest.Totals(1, 0, false);
  private List<UUID> members = List.of(new UUID(9, 1));

  private DigestBuilder() {}

  /** A day's first digest, of one new issue, for one member. */
  public static DigestBuilder aDigest() {
    return new DigestBuilder();
  }

  /** Of that project. */
  public DigestBuilder project(UUID projectId) {
    this.projectId = projectId;
    return this;
  }

  /** The project's so manieth. */
  public DigestBuilder number(long number) {
    this.number = number;
    return this;
  }

  /** Of the day that ended then. */
  public DigestBuilder cut(Instant cut) {
    this.cut = cut;
    return this;
  }

  /** Listing those issues. */
  public DigestBuilder issues(List<UUID> issues) {
    return listed(
        issues.stream().map(issue -> new Digest.Listed(issue, Optional.empty())).toList());
  }

  /** Listing that. */
  public DigestBuilder listed(List<Digest.Listed> listed) {
    this.listed = List.copyOf(listed);
    return this;
  }

  /** Counting so many issues of those apps beside the listed ones. */
  public DigestBuilder rest(Digest.Rest... rest) {
    this.rest = List.of(rest);
    return this;
  }

  /** Counting so many new issues, and so many that came back. */
  public DigestBuilder totals(int fresh, int regressed) {
    this.totals = new Digest.Totals(fresh, regressed, false);
    return this;
  }

  /** For those members. */
  public DigestBuilder members(UUID... members) {
    this.members = List.of(members);
    return this;
  }

  /** The digest. */
  public Digest build() {
    return new Digest(
        projectId, number, cut.minus(Duration.ofDays(1)), cut, listed, totals, rest, members);
  }
}
