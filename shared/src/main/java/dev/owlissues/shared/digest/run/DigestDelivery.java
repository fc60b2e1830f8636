package dev.owlissues.shared.digest.run;

import dev.owlissues.shared.digest.Claim;
import dev.owlissues.shared.digest.Digest;
import dev.owlissues.shared.digest.DigestStore;
import dev.owlissues.shared.digest.Recipient;
import dev.owlissues.shared.digest.Recipient.State;
import dev.owlissues.shared.digest.Subscriber;
import dev.owlissues.shared.digest.Subscribers;
import dev.owlissues.shared.mail.Mailer;
import dev.owlissues.shared.mail.Sent;
import dev.owlissues.shared.mail.Suppression;
import dev.owlissues.shared.mail.Suppressions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;

/**
 * Brings a digest to one member. The member is claimed before the mail is handed over and marked
 * after. A sender that dies in between leaves a claim that lapses, and the mail is sent again: SES
 * may then have taken it twice. That is the one case in which somebody gets a digest twice, since
 * SES cannot tell that the second mail is the first one again.
 */
public final class DigestDelivery {
  /** Longer than a sender can live: no two can be at the same mail. */
  static final Duration CLAIM = Duration.ofMinutes(2);

  /** How many tries without an answer of SES before a mail is given up. */
  static final int MOST_TRIES = 5;

  private final DigestStore digests;
  private final Subscribers subscribers;
  private final Suppressions suppressions;
  private final Mailer mailer;
  private final DigestMailWriter mailWriter;
  private final InstantSource clock;

  /**
   * Brings digests to those subscribers.
   *
   * @param suppressions who gets no mail
   */
  public DigestDelivery(
      DigestStore digests,
      Subscribers subscribers,
      Suppressions suppressions,
      Mailer mailer,
      DigestMailWriter mailWriter,
      InstantSource clock) {
    this.digests = digests;
    this.subscribers = subscribers;
    this.suppressions = suppressions;
    this.mailer = mailer;
    this.mailWriter = mailWriter;
    this.clock = clock;
  }

  /** How far one member is. */
  sealed interface Step {
    /** Nothing is left to do. */
    record Done() implements Step {}

    /** To be tried again at that time. */
    record Wait(Instant until) implements Step {}

    /** SES takes nothing at present, from anybody. */
    record Pause() implements Step {}
  }

  /** Sends the mail to a member who is still waiting for it. */
  Step deliver(DigestMailWriter.Content content, UUID teamId, UUID userId, UUID runId) {
    Optional<Subscriber> member = subscribers.find(teamId, userId);
    Optional<Recipient> without = withoutMail(content, userId, member, runId);
    if (without.isPresent() || member.isEmpty()) {
      without.ifPresent(ended -> digests.skip(content.digest(), ended, clock.instant()));
      return new Step.Done();
    }
    Instant now = clock.instant();
    return switch (digests.claim(content.digest(), userId, now, now.plus(CLAIM))) {
      case Claim.Ended() -> new Step.Done();
      case Claim.Busy(Instant until) -> new Step.Wait(until);
      case Claim.Taken claim -> send(content, member.get(), claim, runId);
    };
  }

  private Optional<Recipient> withoutMail(
      DigestMailWriter.Content content, UUID userId, Optional<Subscriber> member, UUID runId) {
    if (member.isEmpty()) {
      return ended(userId, State.LEFT, "no longer a member of the team", runId);
    }
    if (!member.get().subscribed()) {
      return ended(userId, State.UNSUBSCRIBED, "unsubscribed from digests", runId);
    }
    Optional<Suppression> suppression = suppressions.of(member.get().address());
    if (suppression.isPresent()) {
      String cause = "address suppressed: " + suppression.get().cause().text();
      return ended(userId, State.SUPPRESSED, cause, runId);
    }
    return content.issues().isEmpty()
        ? ended(userId, State.NOTHING_LEFT, "every issue of it was closed or silenced", runId)
        : Optional.empty();
  }

  private static Optional<Recipient> ended(UUID userId, State state, String reason, UUID runId) {
    return Optional.of(new Recipient(userId, state, Optional.of(reason), Optional.of(runId)));
  }

  private Step send(
      DigestMailWriter.Content content, Subscriber to, Claim.Taken claim, UUID runId) {
    Digest digest = content.digest();
    Sent outcome =
        claim.tries() > MOST_TRIES
            ? new Sent.Refused("%d tries brought no answer".formatted(MOST_TRIES))
            : mailer.send(mailWriter.write(content, to));
    var sending = new DigestStore.Sending(claim.token(), runId, clock.instant());
    return switch (outcome) {
      case Sent.Accepted(String messageId) -> {
        digests.sent(digest, to.userId(), sending, messageId);
        yield new Step.Done();
      }
      case Sent.Refused(String reason) -> {
        digests.givenUp(digest, to.userId(), sending, reason);
        yield new Step.Done();
      }
      case Sent.Later later -> {
        digests.release(digest, to.userId(), claim.token());
        yield new Step.Pause();
      }
      // As if this sender had died: the claim lapses, and the next one tries again.
      case Sent.Unknown unknown -> new Step.Wait(sending.at().plus(CLAIM));
    };
  }
}
