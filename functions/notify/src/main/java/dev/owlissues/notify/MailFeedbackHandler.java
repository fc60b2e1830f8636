package dev.owlissues.notify;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SNSEvent;
import dev.owlissues.shared.mail.Suppression;
import dev.owlissues.shared.mail.Suppressions;
import java.time.InstantSource;

/**
 * Takes SES's notices of bounces and complaints from an SNS topic: after a hard bounce or a
 * complaint the address gets no more mail. That a notice is SES's and this account's own is for the
 * topic's policy to see to; a notice delivered twice changes nothing.
 */
public final class MailFeedbackHandler implements RequestHandler<SNSEvent, String> {
  private final Suppressions suppressions;
  private final InstantSource clock;

  /** Called by Lambda. */
  public MailFeedbackHandler() {
    this(Wiring.fromEnvironment());
  }

  private MailFeedbackHandler(Wiring wiring) {
    this(wiring.suppressions(), wiring.clock());
  }

  MailFeedbackHandler(Suppressions suppressions, InstantSource clock) {
    this.suppressions = suppressions;
    this.clock = clock;
  }

  /** Answers how many addresses the event's notices are about. */
  @Override
  public String handleRequest(SNSEvent event, Context context) {
    int addresses = 0;
    for (SNSEvent.SNSRecord record : event.getRecords()) {
      MailFeedback feedback = MailFeedback.read(record.getSNS().getMessage());
      if (feedback.cause().isPresent()) {
        var suppression = new Suppression(feedback.cause().get(), clock.instant());
        feedback.addresses().forEach(address -> suppressions.suppress(address, suppression));
        addresses += feedback.addresses().size();
      }
      // No address goes into the log.
      context
          .getLogger()
          .log(
              """
              {"message":"mail feedback","event":"%s","kind":"%s","mail":"%s","suppressed":%b}
              """
                  .formatted(
                      feedback.event(),
                      feedback.kind(),
                      feedback.mailId(),
                      feedback.cause().isPresent())
                  .strip());
    }
    return Integer.toString(addresses);
  }
}
