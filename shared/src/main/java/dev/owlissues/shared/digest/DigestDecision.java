package dev.owlissues.shared.digest;

import dev.owlissues.shared.base.time.Iso;
import java.time.Instant;

/** Whether a project gets a digest, and why. */
public sealed interface DigestDecision {

  /** The decision in words for people. */
  String reason();

  /** The project wants none. */
  record Off() implements DigestDecision {
    @Override
    public String reason() {
      return "notifications are off";
    }
  }

  /** The interval has not passed. */
  record NotDue(Instant until) implements DigestDecision {
    @Override
    public String reason() {
      return "not due until " + Iso.write(until);
    }
  }

  /** There is nothing to say. */
  record NothingNew(Instant since) implements DigestDecision {
    @Override
    public String reason() {
      return "nothing new since " + Iso.write(since);
    }
  }

  /** There were errors, but only of issues that nobody wants to hear of. */
  record Silenced(Instant since) implements DigestDecision {
    @Override
    public String reason() {
      return "only silenced or snoozed issues changed since " + Iso.write(since);
    }
  }

  /** There is something to say, and nobody who would hear it. */
  record Unheard() implements DigestDecision {
    @Override
    public String reason() {
      return "every member is unsubscribed or suppressed";
    }
  }

  /** A digest is due. */
  record Due() implements DigestDecision {
    @Override
    public String reason() {
      return "due";
    }
  }

  /** A digest is on its way. */
  record Open(long number) implements DigestDecision {
    @Override
    public String reason() {
      return "digest %d is being sent".formatted(number);
    }
  }

  /** A digest was finished. */
  record Closed(long number, int sent) implements DigestDecision {
    @Override
    public String reason() {
      return "digest %d was sent to %d of the members".formatted(number, sent);
    }
  }

  /** There is no such project any more. */
  record Gone() implements DigestDecision {
    @Override
    public String reason() {
      return "the project is gone";
    }
  }
}
