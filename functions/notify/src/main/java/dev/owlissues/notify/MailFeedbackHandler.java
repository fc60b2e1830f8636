package dev.owlissues.notify;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SNSEvent;
import dev.owlissues.shared.base.metric.Log;
import dev.owlissues.shared.mail.Suppression;
import dev.owlissues.shared.mail.Suppression.Cause;
import dev.owlissues.shared.mail.Suppressions;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Takes SES's notices of bounces and complaints from an SNS topic: after a hard bounce or a
 * complaint the address gets no more mail. That a notice is SES's and this account's own is for the
 * topic's policy to see to; a notice delivered twice changes nothing.
 */
public final class MailFeedbackHandler implements RequestHandler<SNSEvent, @Nullable Void> {
  private final Suppressions suppressions;
  private final InstantSource clock;
  private final Log log;

  /** Called by Lambda. */
  public MailFeedbackHandler() {
    this(Wiring.fromEnvironment());
  }

  private MailFeedbackHandler(Wiring wiring) {
    this(wiring.suppressions(), wiring.clock(), wiring.log());
  }

  MailFeedbackHandler(Suppressions suppressions, InstantSource clock, Log log) {
    this.suppressions = suppressions;
    this.clock = clock;
    this.log = log;
  }

  /**
   * Heeds all notices of an event.
   *
   * @throws IllegalArgumentException if it is none of SNS with notices of SES: Lambda tries again,
   *     and moves it to the dead-letter queue in the end
   */
  @Override
  public @Nullable Void handleRequest(SNSEvent event, Context context) {
    Optional.ofNullable(event.getRecords())
        .orElseThrow(() -> new IllegalArgumentException("the event has no Records"))
        .forEach(notice -> heed(MailFeedback.read(notice.getSNS().getMessage()), context));
    return null;
  }

  private void heed(MailFeedback feedback, Context context) {
    feedback.cause().ifPresent(cause -> suppress(feedback, cause));
    // No address goes into the log.
    log.info(
        "mail feedback",
        line -> {
          line.writeStringField("request_id", context.getAwsRequestId());
          line.writeStringField("event", feedback.event());
          line.writeStringField("kind", feedback.kind());
          line.writeStringField("mail", feedback.mailId());
          line.writeNumberField(
              "suppressed", feedback.cause().isPresent() ? feedback.addresses().size() : 0);
        });
  }

  private void suppress(MailFeedback feedback, Cause cause) {
    var suppression = new Suppression(cause, clock.instant());
    feedback.addresses().forEach(address -> suppressions.suppress(address, suppression));
  }
}
