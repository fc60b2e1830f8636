package dev.owlissues.shared.digest;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Digests and what became of their mails. Reads are strongly consistent. */
public interface DigestStore {

  /** Where a project's digests stand. */
  DigestHead head(UUID projectId);

  /** The digest of that number, if it was planned. */
  Optional<Digest> find(UUID projectId, long number);

  /**
   * Stores a digest whose number nobody has used.
   *
   * @return whether it was stored; if not, somebody else planned that number first
   */
  boolean plan(Digest digest);

  /** Everybody the digest names, with what became of the mail, in the digest's order. */
  List<Recipient> recipients(Digest digest);

  /** Claims a recipient for a while, if nobody has it and something is left to do. */
  Claim claim(Digest digest, UUID userId, Instant now, Instant until);

  /** Gives a claim back, as if it had not been. */
  void release(Digest digest, UUID userId, String token);

  /**
   * Notes that SES took the mail.
   *
   * @return whether the claim was still the caller's
   */
  boolean sent(Digest digest, UUID userId, Sending sending, String messageId);

  /** Notes that SES will not take the mail, or that nobody knows whether it did. */
  boolean givenUp(Digest digest, UUID userId, Sending sending, String reason);

  /** Ends a recipient that nobody has begun or who has it no longer, without a mail. */
  void skip(Digest digest, Recipient ended, Instant now);

  /**
   * Makes this digest the last one that is finished.
   *
   * @return whether this call did; if not, somebody else had
   */
  boolean close(Digest digest, DigestHead.Noted decision);

  /** Notes what was decided, unless a digest was finished since {@code head} was read. */
  void note(UUID projectId, DigestHead head, DigestHead.Noted decision);

  /** A page of a project's digests, newest first. */
  DigestPage newest(UUID projectId, Optional<Long> before, int limit);

  /** Under which claim, in which run and when something was sent. */
  record Sending(String token, UUID runId, Instant at) {}
}
