package dev.owlissues.shared.digest;

import java.util.List;

/** Some of a project's digests, newest first. */
public record DigestPage(List<Entry> digests, boolean hasMore) {

  /** Copies the list. */
  public DigestPage {
    digests = List.copyOf(digests);
  }

  /** A digest with everybody it names. */
  public record Entry(Digest digest, List<Recipient> recipients) {

    /** Copies the list. */
    public Entry {
      recipients = List.copyOf(recipients);
    }
  }
}
