package dev.owlissues.shared.ses;

import dev.owlissues.shared.base.metric.Log;
import dev.owlissues.shared.mail.Mail;
import dev.owlissues.shared.mail.Mailer;
import dev.owlissues.shared.mail.ReportingMailer;
import dev.owlissues.shared.mail.Sender;
import dev.owlissues.shared.mail.Sent;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.model.SendEmailRequest;
import software.amazon.awssdk.services.sesv2.model.SesV2Exception;

/** Sends through SES, each mail as one request with the whole message in it. */
public final class SesMailer implements Mailer {
  /** Refusals of the one mail; what else SES refuses, it refuses everybody. */
  private static final Set<String> OF_THIS_MAIL =
      Set.of("MessageRejected", "MessageRejectedException", "BadRequestException");

  private final Supplier<SesV2Client> client;
  private final Sender sender;
  private final InstantSource clock;
  private final MimeWriter mime;

  /**
   * Sends as that sender.
   *
   * @param client asked for at each mail: one that sends a request once: {@link
   *     SesClients#sendingOnce}
   */
  public SesMailer(Supplier<SesV2Client> client, Sender sender, InstantSource clock) {
    this.client = client;
    this.sender = sender;
    this.clock = clock;
    this.mime = new MimeWriter(sender.address());
  }

  /**
   * The way out for a stack's mails, which says in {@code log} why one was not taken. A sender
   * without address is a stack that was given none: its mails wait.
   */
  public static Mailer ofStack(
      Supplier<SesV2Client> client, Sender sender, InstantSource clock, Log log) {
    Mailer mailer =
        sender.address().isBlank()
            ? _ -> new Sent.Later("the stack has no MailFrom")
            : new SesMailer(client, sender, clock);
    return new ReportingMailer(mailer, log);
  }

  @Override
  public Sent send(Mail mail) {
    byte[] message = mime.write(mail, clock.instant());
    try {
      return new Sent.Accepted(client.get().sendEmail(request(mail.to(), message)).messageId());
    } catch (SesV2Exception refusal) {
      return outcome(refusal);
    } catch (SdkException lost) {
      return new Sent.Unknown("no answer from SES");
    }
  }

  private SendEmailRequest request(String to, byte[] message) {
    var request =
        SendEmailRequest.builder()
            .fromEmailAddress(sender.address())
            .destination(d -> d.toAddresses(to))
            .content(c -> c.raw(r -> r.data(SdkBytes.fromByteArrayUnsafe(message))));
    sender.configurationSet().ifPresent(request::configurationSetName);
    return request.build();
  }

  // The text of a refusal may hold the address: only its code is passed on.
  private Sent outcome(SesV2Exception refusal) {
    Optional<AwsErrorDetails> details = Optional.ofNullable(refusal.awsErrorDetails());
    String code = details.map(AwsErrorDetails::errorCode).orElse("status " + refusal.statusCode());
    String reason = "SES answered " + code;
    if (refusal.statusCode() >= 500) {
      return new Sent.Unknown(reason);
    }
    return OF_THIS_MAIL.contains(code) && !namesTheSender(details)
        ? new Sent.Refused(reason)
        : new Sent.Later(reason);
  }

  // A sender that is not verified yet is refused by the same code as an address that is none, and
  // named in the text. It is nobody's mail then, and would be lost for every member.
  private boolean namesTheSender(Optional<AwsErrorDetails> details) {
    String address = sender.address().replaceAll(".*<|>.*", "");
    return details
        .map(AwsErrorDetails::errorMessage)
        .filter(text -> text.contains(address))
        .isPresent();
  }
}
