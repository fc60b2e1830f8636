package dev.owlissues.local.aws.ses;

import java.util.Optional;
import java.util.function.BiConsumer;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.model.SendEmailRequest;
import software.amazon.awssdk.services.sesv2.model.SendEmailResponse;

/**
 * Tells of the actions that its calls need: sending is one on the identity of the sender's domain,
 * and one on the configuration set that the mail is sent with. Other calls are refused by the
 * interface's defaults.
 */
public final class RecordedSes implements SesV2Client {
  private static final String SEND = "ses:SendEmail";

  private final SesV2Client client;
  private final BiConsumer<String, String> used;

  public RecordedSes(SesV2Client client, BiConsumer<String, String> used) {
    this.client = client;
    this.used = used;
  }

  @Override
  public SendEmailResponse sendEmail(SendEmailRequest request) {
    String from = request.fromEmailAddress();
    used.accept("ses:identity/" + from.replaceAll("^.*@|>$", ""), SEND);
    Optional.ofNullable(request.configurationSetName())
        .ifPresent(set -> used.accept("ses:configuration-set/" + set, SEND));
    return client.sendEmail(request);
  }

  @Override
  public String serviceName() {
    return client.serviceName();
  }

  @Override
  public void close() {
    client.close();
  }
}
