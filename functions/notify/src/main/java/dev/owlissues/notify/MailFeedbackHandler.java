package dev.owlissues.notify;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.owlissues.shared.mail.Suppression;
import dev.owlissues.shared.mail.Suppression.Cause;
import dev.owlissues.shared.mail.Suppressions;
import dev.owlissues.shared.trigger.Records;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;

/**
 * Takes SES's notices of bounces and complaints from an SNS topic: after a hard bounce or a
 * complaint the address gets no more mail. That a notice is SES's and this account's own is for the
 * topic's policy to see to; a notice delivered twice changes nothing.
 */
public final class MailFeedbackHandler implements RequestStreamHandler {
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
  public void handleRequest(InputStream event, OutputStream answer, Context context)
      throws IOException {
    int addresses = 0;
    for (Records.Entry notice : Records.read(event)) {
      addresses += heed(MailFeedback.read(notice.text("Sns.Message")), context);
    }
    answer.write(Integer.toString(addresses).getBytes(StandardCharsets.UTF_8));
  }

  private int heed(MailFeedback feedback, Context context) {
    int addresses = feedback.cause().map(cause -> suppress(feedback, cause)).orElse(0);
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
    return addresses;
  }

  private int suppress(MailFeedback feedback, Cause cause) {
    var suppression = new Suppression(cause, clock.instant());
    feedback.addresses().forEach(address -> suppressions.suppress(address, suppression));
    return feedback.addresses().size();
  }
}
